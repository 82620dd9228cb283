using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>A row of the table <c>received_commands</c>: what has become of one command at its owner, written in the transaction of the effect.</summary>
[NotAudited]
internal sealed class ReceivedCommand
{
    /// <summary>The caller's id for it.</summary>
    public Guid Id { get; init; }

    /// <summary>The operation of the port; empty where it was cancelled before it came.</summary>
    public string Operation { get; init; } = "";

    public ReceivedState State { get; init; }

    /// <summary>The hash of what was asked for and the answer, sealed; null where it was cancelled before it came.</summary>
    public byte[]? Answer { get; init; }

    /// <summary>When it got into its state (UTC).</summary>
    public DateTime At { get; init; }
}

/// <summary>The states of a received command.</summary>
internal enum ReceivedState
{
    /// <summary>The effect is there, and may be taken back.</summary>
    Accepted,

    /// <summary>A rule stood against it.</summary>
    Refused,

    /// <summary>The effect stands.</summary>
    Confirmed,

    /// <summary>The effect was taken back, or never comes.</summary>
    Cancelled,
}

internal sealed class ReceivedCommandConfiguration : IEntityTypeConfiguration<ReceivedCommand>
{
    public void Configure(EntityTypeBuilder<ReceivedCommand> builder)
    {
        builder.ToTable("received_commands");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Operation).HasMaxLength(200);
        // What has ended, by its age.
        builder.HasIndex(c => c.At).HasFilter("\"State\" <> 'Accepted'").HasDatabaseName("IX_received_commands_ended");
    }
}
