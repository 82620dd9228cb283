using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>How far an edition of the entry criteria has come (MER-01).</summary>
internal enum EntryCriteriaStatus
{
    /// <summary>Seen by those who write and publish criteria alone.</summary>
    Draft,

    /// <summary>In force: applications that are handed in go by it.</summary>
    Published,

    /// <summary>Nothing more is handed in by it.</summary>
    Retired,
}

/// <summary>The moves of an edition.</summary>
internal static class EntryCriteriaStates
{
    public static StateMachine<EntryCriteriaStatus> Machine { get; } = new(
        (EntryCriteriaStatus.Draft, EntryCriteriaStatus.Published), (EntryCriteriaStatus.Published, EntryCriteriaStatus.Retired));
}

/// <summary>What the rules about an edition ask, seen from one person.</summary>
internal sealed class EntryCriteriaFacts : IStateFacts<EntryCriteriaStatus>
{
    public required EntryCriteriaId Id { get; init; }

    public required EntryCriteriaStatus Status { get; init; }

    /// <summary>Whether the person drafted it.</summary>
    public required bool IsAuthor { get; init; }

    public static EntryCriteriaFacts Of(EntryCriteria criteria, ICaller caller) => new() { Id = criteria.Id, Status = criteria.Status, IsAuthor = criteria.AuthorId == caller.UserId };
}

/// <summary>What can be done with an edition (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class EntryCriteriaActions
{
    private static readonly ActionGuard<EntryCriteriaFacts> NotTheAuthor = new(
        f => f.IsAuthor, _ => new SeparationOfDutiesError(Text.Of("PUBLISHER_IS_AUTHOR"), "PUBLISHER_IS_AUTHOR"));

    /// <summary>Puts it in force.</summary>
    public static StateAction<EntryCriteriaFacts, EntryCriteriaStatus> Publish { get; } =
        new(EntryCriteriaStates.Machine, Subject, "publishEntryCriteria", [EntryCriteriaStatus.Draft], EntryCriteriaStatus.Published) { Guards = [NotTheAuthor] };

    /// <summary>Takes nothing more by it.</summary>
    public static StateAction<EntryCriteriaFacts, EntryCriteriaStatus> Retire { get; } =
        new(EntryCriteriaStates.Machine, Subject, "retireEntryCriteria", [EntryCriteriaStatus.Published], EntryCriteriaStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<EntryCriteriaFacts, EntryCriteriaStatus>> All { get; } = [Publish, Retire];

    private static string Subject() => Text.Of("SUBJECT_ENTRY_CRITERIA");
}
