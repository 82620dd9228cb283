using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>A row of a module's <c>events</c> table, written in the transaction of the change that it tells of.</summary>
[NotAudited]
internal sealed class StoredEvent
{
    private StoredEvent()
    {
    }

    /// <summary>Counts in the order of insertion, with gaps; never a cursor, as smaller ones may become visible later.</summary>
    public long Id { get; private init; }

    /// <summary>The place in the module's feed, from 1 without gaps; null until the sequencer has numbered it.</summary>
    public long? Position { get; private set; }

    public Guid AggregateId { get; private init; }

    /// <summary>The merchant whose own it is; null for the platform's.</summary>
    public Guid? MerchantId { get; private init; }

    public string Name { get; private init; } = "";

    public int Version { get; private init; }

    /// <summary>The event as <see cref="EventJson"/> writes it.</summary>
    public string Payload { get; private init; } = "";

    public DateTime OccurredAt { get; private init; }

    /// <summary>The trace that it was raised in, 32 hexadecimal digits; null outside of one.</summary>
    public string? CorrelationId { get; private init; }

    /// <summary>The user who caused it; null for the system.</summary>
    public Guid? ActorId { get; private init; }

    public static StoredEvent Of(RaisedEvent raised, ICaller caller)
    {
        var (name, version) = EventName.Of(raised.Event.GetType());
        return new()
        {
            AggregateId = raised.Event.AggregateId,
            MerchantId = raised.Event.MerchantId,
            Name = name,
            Version = version,
            Payload = EventJson.Write(raised.Event),
            OccurredAt = raised.At,
            CorrelationId = Activity.Current?.TraceId.ToHexString(),
            ActorId = caller.UserId,
        };
    }

    /// <summary>Gives it its place in the feed, inside the transaction that writes it.</summary>
    public void PlaceAt(long position) => Position = position;
}

internal sealed class StoredEventConfiguration : IEntityTypeConfiguration<StoredEvent>
{
    public const int NameLength = 100;

    public void Configure(EntityTypeBuilder<StoredEvent> builder)
    {
        builder.ToTable("events");
        builder.Property(e => e.Id).ValueGeneratedOnAdd();
        builder.Property(e => e.Name).HasMaxLength(NameLength);
        builder.Property(e => e.CorrelationId).HasMaxLength(32);
        builder.HasIndex(e => e.Position).IsUnique();
        // What the sequencer still has to number: few rows, whatever the size of the table.
        builder.HasIndex(e => e.Id).HasFilter("\"Position\" IS NULL").HasDatabaseName("IX_events_unnumbered");
        builder.HasIndex(e => new { e.AggregateId, e.Position });
    }
}
