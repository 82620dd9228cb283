using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.GraphQL;

namespace Modular.Persistence;

/// <summary>Who did what to which object of a module, and when; never changed, and sealed into a chain that shows if it was.</summary>
[NotAudited]
internal sealed class AuditRow
{
    /// <summary>Counts in the order of insertion, with gaps.</summary>
    [GraphQLIgnore]
    public long Id { get; private set; }

    /// <summary>The place in the chain, from 1 without gaps; null until it is sealed, shortly after the commit.</summary>
    public long? Position { get; private set; }

    /// <summary>When (UTC, to the microsecond).</summary>
    public required DateTime At { get; init; }

    /// <summary>The user who did it; null for the system and for anonymous callers.</summary>
    public required Guid? ActorId { get; init; }

    /// <summary>The kind of object, for example <c>MerchantApplication</c>.</summary>
    public required string What { get; init; }

    /// <summary>The object's key, its parts separated by <c>/</c>; <c>*</c> where no single object is meant.</summary>
    public required string Key { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>
    /// The values before, a JSON object with a property for each column: the changed ones; for a removed object, all that had a value. Null for a new
    /// object and for what changed nothing. Sensitive values are masked.
    /// </summary>
    public required string? Before { get; init; }

    /// <summary>
    /// The values after, as <c>before</c>; for a new object, all that have a value; for a reveal, what <c>reveal</c> tells. Null for a removed object and
    /// for all else that changed nothing.
    /// </summary>
    public required string? After { get; init; }

    /// <summary>The trace that it was done in, 32 hexadecimal digits: the X-Correlation-Id of the response. Null outside of one.</summary>
    public required string? CorrelationId { get; init; }

    /// <summary>Why, where a reason was given.</summary>
    public required string? Reason { get; init; }

    /// <summary>The hash of this row and of all before it, 32 bytes; null until it is sealed.</summary>
    [GraphQLIgnore]
    public byte[]? Hash { get; private set; }

    /// <summary>Takes the place after the link, and gives the link that it has become.</summary>
    public ChainLink SealAfter(ChainLink last, long? id = null)
    {
        Id = id ?? Id;
        Position = last.Position + 1;
        Hash = ChainLink.HashOf(last.Hash, this, Position.Value);
        return new(Position.Value, Hash);
    }
}

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public const int WhatLength = 100;
    public const int KeyLength = 400;
    public const int ReasonLength = 1000;

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        builder.Property(r => r.Id).ValueGeneratedOnAdd();
        builder.Property(r => r.What).HasMaxLength(WhatLength);
        builder.Property(r => r.Key).HasMaxLength(KeyLength);
        builder.Property(r => r.CorrelationId).HasMaxLength(32);
        builder.Property(r => r.Reason).HasMaxLength(ReasonLength);
        builder.Property(r => r.Hash).HasMaxLength(ChainLink.HashLength);
        builder.HasIndex(r => r.Position).IsUnique();
        // What is still to be sealed: few rows, whatever the size of the table.
        builder.HasIndex(r => r.Id).HasFilter("\"Position\" IS NULL").HasDatabaseName("IX_audit_unsealed");
        builder.HasIndex(r => new { r.What, r.Key, r.Id });
        builder.HasIndex(r => new { r.At, r.Id });
    }
}
