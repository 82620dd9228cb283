using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// A row of the table <c>command_intentions</c>: a command that the module sends to another, noted before it is sent. From OPEN it is either kept, in the transaction of
/// what it was sent for, or taken back; its row decides which.
/// </summary>
[NotAudited]
internal sealed class CommandIntention
{
    /// <summary>The command's id.</summary>
    public Guid Id { get; init; }

    /// <summary>What it is sent for, the same in each repeat of a request; the command's own id where nothing is repeated.</summary>
    public Guid Purpose { get; init; }

    /// <summary>Which command for that purpose it is, from 1: those before it were taken back.</summary>
    public int Attempt { get; init; }

    /// <summary>The port's stable name.</summary>
    public string Port { get; init; } = "";

    public IntentionState State { get; private set; }

    /// <summary>The deadline while it is open, the next try while it is taken back, when it ended otherwise (UTC).</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>How often somebody has taken it up to take it back: whoever has an older number has lost it.</summary>
    public int Claims { get; private set; }

    /// <summary>The tries so far to take it back that failed.</summary>
    public int Tries { get; private set; }

    /// <summary>Why the last try failed; null where none has.</summary>
    public string? Error { get; private set; }

    public static CommandIntention Of(string port, Guid? purpose, int attempt, DateTime deadline)
    {
        var id = Guid.CreateVersion7();
        return new() { Id = id, Purpose = purpose ?? id, Attempt = attempt, Port = port, State = IntentionState.Open, DueAt = deadline };
    }

    /// <summary>What it was sent for is written with this.</summary>
    public void Keep(DateTime at) => (State, DueAt) = (IntentionState.Kept, at);
}

/// <summary>The states of an intention.</summary>
internal enum IntentionState
{
    /// <summary>It was sent, or is about to be.</summary>
    Open,

    /// <summary>What it was sent for is committed.</summary>
    Kept,

    /// <summary>It is being taken back: what it was sent for cannot be committed any more.</summary>
    Taken,

    /// <summary>It has no effect.</summary>
    Cancelled,

    /// <summary>It could not be taken back; somebody has to look at it.</summary>
    Parked,
}

internal sealed class CommandIntentionConfiguration : IEntityTypeConfiguration<CommandIntention>
{
    public void Configure(EntityTypeBuilder<CommandIntention> builder)
    {
        builder.ToTable("command_intentions");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Port).HasMaxLength(100);
        builder.Property(i => i.Error).HasMaxLength(FailureText.Length);
        // Whoever keeps it must find it open.
        builder.Property(i => i.State).IsConcurrencyToken();
        builder.HasIndex(i => new { i.Purpose, i.Attempt }).IsUnique();
        builder.HasIndex(i => new { i.State, i.DueAt });
    }
}
