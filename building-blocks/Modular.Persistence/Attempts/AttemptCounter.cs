using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Persistence;

/// <summary>A row that counts what one user, address or the like has tried. Whose it is, is kept as a keyed hash only.</summary>
[NotAudited]
public sealed class AttemptCounter
{
    /// <summary>The keyed hash of rule and subject.</summary>
    public byte[] Id { get; init; } = [];

    /// <summary>How much was tried since the counter began.</summary>
    public int Count { get; init; }

    /// <summary>Until when nothing more may be tried (UTC); in the past where it may.</summary>
    public DateTime BlockedUntil { get; init; }

    /// <summary>From when on the counter counts as not there (UTC).</summary>
    public DateTime ForgetAt { get; init; }

    /// <summary>One more with each change: of two who count at the same moment, the second reads again.</summary>
    public int Changes { get; init; }
}

/// <summary>Maps the table <c>attempts</c> of a module that limits attempts.</summary>
public sealed class AttemptCounterConfiguration : IEntityTypeConfiguration<AttemptCounter>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<AttemptCounter> builder)
    {
        builder.ToTable("attempts");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(32);
        builder.HasIndex(c => c.ForgetAt);
    }
}
