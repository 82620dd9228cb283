using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>One step of an object through its states: who, when, why, from, to.</summary>
public sealed class StateChange
{
    /// <summary>The object that moved.</summary>
    [GraphQLIgnore]
    public Guid SubjectId { get; init; }

    /// <summary>The step's number in the object's life, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>The state before, as the object's status enum names it; null for the first step.</summary>
    public string? From { get; init; }

    /// <summary>The state after, as the object's status enum names it.</summary>
    public string To { get; init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Who, by id; null for the platform itself.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; init; }

    /// <summary>A stable code for why: of a rejection, such as UNREADABLE, or of what the platform did, such as AGREEMENT_DRAWN_UP; null where there is none (FE-03).</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Somebody's words, or the values in the code's text.</summary>
    public string? Reason { get; init; }
}

/// <summary>Who took a step, and why.</summary>
[ObjectType<StateChange>]
internal static class StateChangeType
{
    /// <summary>Why, in the language of the request where the platform says it or a reason was chosen (FE-03), otherwise as somebody wrote it; null where the step explains itself.</summary>
    public static string? GetReason([Parent(Requires = $"{nameof(StateChange.ReasonCode)} {nameof(StateChange.Reason)}")] StateChange step) =>
        StepReason.TextOf(step.ReasonCode, step.Reason);

    /// <summary>Who, by name; null for a user who is erased (ACC-03), and for what the platform did itself.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(StateChange.ById))] IReadOnlyList<StateChange> steps, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. steps.Select(s => s.ById)], cancellationToken);
}

internal sealed class StateChangeConfiguration : IEntityTypeConfiguration<StateChange>
{
    public void Configure(EntityTypeBuilder<StateChange> builder)
    {
        builder.ToTable("StateChanges");
        builder.HasKey(c => new { c.SubjectId, c.Ordinal });
    }
}
