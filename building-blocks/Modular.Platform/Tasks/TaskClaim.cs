using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Tasks;

/// <summary>Who has taken a task upon himself (FE-02). It holds for one stay of the object in its state; when that is over, so is the claim.</summary>
internal sealed class TaskClaim : IVersioned
{
    /// <summary>The kind of task.</summary>
    [GraphQLIgnore]
    public required string Kind { get; init; }

    /// <summary>The object.</summary>
    [GraphQLIgnore]
    public required Guid SubjectId { get; init; }

    /// <summary>Which stay of the object it holds for.</summary>
    [GraphQLIgnore]
    public int Occurrence { get; private set; }

    /// <summary>Whose it is, by user id.</summary>
    public Guid HolderId { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Counts the changes; give it as <c>expectedVersion</c> (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>Gives the task to somebody.</summary>
    public void GiveTo(Guid holder, int occurrence, DateTime at) => (HolderId, Occurrence, At) = (holder, occurrence, at);
}

/// <summary>The claim's fields that are no columns of it.</summary>
[ObjectType<TaskClaim>]
internal static class TaskClaimFields
{
    /// <summary>Whose it is, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetHolderAsync([Parent] IReadOnlyList<TaskClaim> claims, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. claims.Select(c => (Guid?)c.HolderId)], cancellationToken);
}

internal sealed class TaskClaimConfiguration : IEntityTypeConfiguration<TaskClaim>
{
    public void Configure(EntityTypeBuilder<TaskClaim> builder)
    {
        builder.ToTable("task_claims");
        builder.HasKey(c => new { c.Kind, c.SubjectId });
        builder.Property(c => c.Kind).HasMaxLength(100);
        builder.HasIndex(c => c.HolderId);
    }
}
