using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Where a merchant's question stands (MER-05).</summary>
internal enum GuidanceTicketStatus
{
    /// <summary>Asked; the platform is to answer.</summary>
    Open,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Closed; it may be asked again.</summary>
    Closed,
}

/// <summary>The moves of a question.</summary>
internal static class GuidanceTicketStates
{
    public static StateMachine<GuidanceTicketStatus> Machine { get; } = new(
        (GuidanceTicketStatus.Open, GuidanceTicketStatus.Answered),
        (GuidanceTicketStatus.Answered, GuidanceTicketStatus.Closed),
        (GuidanceTicketStatus.Answered, GuidanceTicketStatus.Open),
        (GuidanceTicketStatus.Closed, GuidanceTicketStatus.Open));
}

/// <summary>What the rules about a question ask, seen from one person.</summary>
internal sealed class GuidanceFacts : IStateFacts<GuidanceTicketStatus>, IMerchantFacts
{
    public required GuidanceTicketId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required GuidanceTicketStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>What it is about.</summary>
    public required string Topic { get; init; }

    /// <summary>When it was asked first (UTC).</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>By when the answer should be there (UTC); null where none is waited for.</summary>
    public required DateTime? DueAt { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a question, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class GuidanceTicketActions
{
    /// <summary>Answers.</summary>
    public static StateAction<GuidanceFacts, GuidanceTicketStatus> Answer { get; } = Step("answerGuidance", [GuidanceTicketStatus.Open], GuidanceTicketStatus.Answered);

    /// <summary>Asks again.</summary>
    public static StateAction<GuidanceFacts, GuidanceTicketStatus> Reopen { get; } =
        Step("reopenGuidance", [GuidanceTicketStatus.Answered, GuidanceTicketStatus.Closed], GuidanceTicketStatus.Open);

    /// <summary>Closes it.</summary>
    public static StateAction<GuidanceFacts, GuidanceTicketStatus> Close { get; } = Step("closeGuidance", [GuidanceTicketStatus.Answered], GuidanceTicketStatus.Closed);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<GuidanceFacts, GuidanceTicketStatus>> All { get; } = [Answer, Reopen, Close];

    private static StateAction<GuidanceFacts, GuidanceTicketStatus> Step(string mutation, IReadOnlyList<GuidanceTicketStatus> from, GuidanceTicketStatus to) =>
        new(GuidanceTicketStates.Machine, () => Text.Of("SUBJECT_TICKET"), mutation, from, to);
}
