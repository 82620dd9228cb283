using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>How far an edition of the standard of papers has come.</summary>
internal enum PaperStandardStatus
{
    /// <summary>Seen by those who write and publish standards alone.</summary>
    Draft,

    /// <summary>In force: papers are handed in by it.</summary>
    Published,

    /// <summary>Nothing more is handed in by it.</summary>
    Retired,
}

/// <summary>The moves of a standard.</summary>
internal static class PaperStandardStates
{
    public static StateMachine<PaperStandardStatus> Machine { get; } = new(
        (PaperStandardStatus.Draft, PaperStandardStatus.Published), (PaperStandardStatus.Published, PaperStandardStatus.Retired));
}

/// <summary>What the rules about a standard ask, seen from one person.</summary>
internal sealed class PaperStandardFacts : IStateFacts<PaperStandardStatus>, IMerchantFacts
{
    public required PaperStandardId Id { get; init; }

    public required PaperStandardStatus Status { get; init; }

    /// <summary>Whether the person drafted it, or wrote it last.</summary>
    public required bool IsAuthor { get; init; }

    // Standards are the platform's.
    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => false;

    public static PaperStandardFacts Of(PaperStandard standard, ICaller caller) =>
        new() { Id = standard.Id, Status = standard.Status, IsAuthor = standard.AuthorId == caller.UserId || standard.LastWriterId == caller.UserId };
}

/// <summary>What can be done with a standard (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class PaperStandardActions
{
    private static readonly ActionGuard<PaperStandardFacts> NotTheAuthor = new(
        f => f.IsAuthor, _ => new SeparationOfDutiesError(Text.Of("PUBLISHER_IS_AUTHOR"), "PUBLISHER_IS_AUTHOR"));

    /// <summary>Rewrites the draft.</summary>
    public static StateAction<PaperStandardFacts, PaperStandardStatus> Update { get; } =
        new(PaperStandardStates.Machine, Subjects.PaperStandard, "updatePaperStandard", [PaperStandardStatus.Draft], null);

    /// <summary>Puts it in force.</summary>
    public static StateAction<PaperStandardFacts, PaperStandardStatus> Publish { get; } =
        new(PaperStandardStates.Machine, Subjects.PaperStandard, "publishPaperStandard", [PaperStandardStatus.Draft], PaperStandardStatus.Published) { Guards = [NotTheAuthor] };

    /// <summary>Takes nothing more in by it.</summary>
    public static StateAction<PaperStandardFacts, PaperStandardStatus> Retire { get; } =
        new(PaperStandardStates.Machine, Subjects.PaperStandard, "retirePaperStandard", [PaperStandardStatus.Published], PaperStandardStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<PaperStandardFacts, PaperStandardStatus>> All { get; } = [Update, Publish, Retire];
}
