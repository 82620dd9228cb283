using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>What has become of one event at one handler. Written in the transaction of the handler's effect, or when it failed.</summary>
[NotAudited]
internal sealed class InboxMessage
{
    private InboxMessage()
    {
    }

    /// <summary>For those who replay it.</summary>
    public Guid Id { get; private init; }

    /// <summary>The handler with its event: <c>Reactions.OpenAccount/AccountAsked</c>.</summary>
    public string Handler { get; private init; } = "";

    /// <summary>The module that raised the event.</summary>
    public string Source { get; private init; } = "";

    public long Position { get; private init; }

    public Guid AggregateId { get; private init; }

    public string EventName { get; private init; } = "";

    public InboxState State { get; private set; }

    /// <summary>The tries so far that failed.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried next (UTC); in the past where it only waits behind another one.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Why the last try failed; null where none has.</summary>
    public string? Error { get; private set; }

    public static InboxMessage Of(string handler, string source, FeedEvent happened, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(),
        Handler = handler,
        Source = source,
        Position = happened.Position,
        AggregateId = happened.AggregateId,
        EventName = happened.Name,
        State = InboxState.Waiting,
        DueAt = at,
    };

    /// <summary>The effect is there.</summary>
    public void Done() => State = InboxState.Done;

    /// <summary>A try failed: it is tried again, or waits for somebody to look at it.</summary>
    public void Failed(Exception why, DateTime at, MessagingOptions options)
    {
        Tries++;
        Error = FailureText.Of(why);
        DueAt = at + options.RetryAfter(Tries);
        State = Tries < options.MaxTries ? InboxState.Waiting : InboxState.Parked;
    }
}

/// <summary>Queries for messages.</summary>
internal static class InboxMessages
{
    /// <summary>Those that wait.</summary>
    public static IQueryable<InboxMessage> Waiting(this IQueryable<InboxMessage> messages) => messages.Open().Where(m => m.State == InboxState.Waiting);

    /// <summary>Those that are parked.</summary>
    public static IQueryable<InboxMessage> Parked(this IQueryable<InboxMessage> messages) => messages.Open().Where(m => m.State == InboxState.Parked);

    // SQLite takes the index of what is open only where a query names the index's own condition; what is done is never to be looked through.
    private static IQueryable<InboxMessage> Open(this IQueryable<InboxMessage> messages) => messages.Where(m => m.State != InboxState.Done);
}

/// <summary>The states of a message.</summary>
internal enum InboxState
{
    /// <summary>It is tried when it is due and no earlier one of its object stands before it.</summary>
    Waiting,

    /// <summary>Its effect is there.</summary>
    Done,

    /// <summary>All tries failed; somebody has to look at it and replay it. Later ones of its object wait.</summary>
    Parked,
}

/// <summary>How far a handler has taken in the events of a module: those up to there have a message, where they are meant for it.</summary>
[NotAudited]
internal sealed class InboxCursor
{
    public string Handler { get; init; } = "";

    public string Source { get; init; } = "";

    public long Position { get; set; }
}

internal sealed class InboxMessageConfiguration : IEntityTypeConfiguration<InboxMessage>, IEntityTypeConfiguration<InboxCursor>
{
    private const int HandlerLength = 200;
    private const int ModuleLength = 100;

    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("inbox");
        builder.Property(m => m.Handler).HasMaxLength(HandlerLength);
        builder.Property(m => m.Source).HasMaxLength(ModuleLength);
        builder.Property(m => m.EventName).HasMaxLength(StoredEventConfiguration.NameLength);
        builder.Property(m => m.Error).HasMaxLength(FailureText.Length);
        builder.HasIndex(m => new { m.Handler, m.Source, m.Position }).IsUnique();
        // What is still to be done: few rows, whatever has been done.
        builder.HasIndex(m => new { m.Handler, m.Source, m.AggregateId, m.Position }).HasFilter("\"State\" <> 'Done'").HasDatabaseName("IX_inbox_open");
    }

    public void Configure(EntityTypeBuilder<InboxCursor> builder)
    {
        builder.ToTable("inbox_cursors");
        builder.HasKey(c => new { c.Handler, c.Source });
        builder.Property(c => c.Handler).HasMaxLength(HandlerLength);
        builder.Property(c => c.Source).HasMaxLength(ModuleLength);
    }
}
