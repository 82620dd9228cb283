using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Persistence;

/// <summary>A row of a module's table <c>idempotency</c>: what was done under one caller's key. It holds nothing that can be read without the key ring.</summary>
[NotAudited]
internal sealed class StoredOutcome
{
    /// <summary>The SHA-256 of the caller's user id, merchant scope and key: another caller's key is another row.</summary>
    public byte[] Id { get; init; } = [];

    /// <summary>Who called.</summary>
    public Guid UserId { get; init; }

    /// <summary>The schema coordinate of the mutation.</summary>
    public string Field { get; init; } = "";

    /// <summary>The hash of the call's body and what the mutation gave, sealed.</summary>
    public byte[] Outcome { get; init; } = [];

    /// <summary>The hash of the request and the bytes that it was answered with, sealed; null until they are written.</summary>
    public byte[]? Answer { get; init; }

    /// <summary>When it was done (UTC).</summary>
    public DateTime DoneAt { get; init; }

    /// <summary>From when on it counts as not there (UTC).</summary>
    public DateTime ExpiresAt { get; init; }
}

internal sealed class StoredOutcomeConfiguration : IEntityTypeConfiguration<StoredOutcome>
{
    public void Configure(EntityTypeBuilder<StoredOutcome> builder)
    {
        builder.ToTable("idempotency");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Field).HasMaxLength(200);
        builder.HasIndex(o => o.ExpiresAt);
    }
}
