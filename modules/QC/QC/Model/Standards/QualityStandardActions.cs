using Modular.Kernel;
using QC.Contracts;

namespace QC.Model;

/// <summary>How far an edition of a standard has come.</summary>
internal enum QualityStandardStatus
{
    /// <summary>Seen by those who write and publish standards alone.</summary>
    Draft,

    /// <summary>In force: inspections go by it.</summary>
    Published,

    /// <summary>Nothing more is inspected by it.</summary>
    Retired,
}

/// <summary>The moves of a standard.</summary>
internal static class QualityStandardStates
{
    public static StateMachine<QualityStandardStatus> Machine { get; } = new(
        (QualityStandardStatus.Draft, QualityStandardStatus.Published), (QualityStandardStatus.Published, QualityStandardStatus.Retired));
}

/// <summary>What the rules about a standard ask, seen from one person.</summary>
internal sealed class QualityStandardFacts : IStateFacts<QualityStandardStatus>
{
    public required QualityStandardId Id { get; init; }

    public required QualityStandardStatus Status { get; init; }

    /// <summary>Whether the person drafted it.</summary>
    public required bool IsAuthor { get; init; }

    public static QualityStandardFacts Of(QualityStandard standard, ICaller caller) => new() { Id = standard.Id, Status = standard.Status, IsAuthor = standard.AuthorId == caller.UserId };
}

/// <summary>What can be done with a standard (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class QualityStandardActions
{
    private static readonly ActionGuard<QualityStandardFacts> NotTheAuthor = new(
        f => f.IsAuthor, _ => new SeparationOfDutiesError(Text.Of("PUBLISHER_IS_AUTHOR"), "PUBLISHER_IS_AUTHOR"));

    /// <summary>Puts it in force.</summary>
    public static StateAction<QualityStandardFacts, QualityStandardStatus> Publish { get; } =
        new(QualityStandardStates.Machine, Subjects.Standard, "publishQualityStandard", [QualityStandardStatus.Draft], QualityStandardStatus.Published) { Guards = [NotTheAuthor] };

    /// <summary>Inspects nothing more by it.</summary>
    public static StateAction<QualityStandardFacts, QualityStandardStatus> Retire { get; } =
        new(QualityStandardStates.Machine, Subjects.Standard, "retireQualityStandard", [QualityStandardStatus.Published], QualityStandardStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<QualityStandardFacts, QualityStandardStatus>> All { get; } = [Publish, Retire];
}
