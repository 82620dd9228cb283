using Merchants.Contracts;
using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What the rules about a question ask of those who answer it.</summary>
internal sealed class TicketFacts : IStateFacts<TicketStatus>, IMerchantFacts
{
    public required OrderTicketId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required TicketStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string OrderNumber { get; init; }

    public required DateTime? DueAt { get; init; }

    /// <summary>Whether the person asks.</summary>
    public required bool IsBuyer { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What the rules about a question ask of who asks it.</summary>
internal sealed class TicketBuyerFacts(TicketFacts facts) : IStateFacts<TicketStatus>, IMerchantFacts
{
    public TicketStatus Status => facts.Status;

    public bool IsBuyer => facts.IsBuyer;

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => facts.IsBuyer;
}

/// <summary>What can be done with a question, and in which state (FE-01).</summary>
internal static class TicketActions
{
    /// <summary>Answers it.</summary>
    public static StateAction<TicketFacts, TicketStatus> Answer { get; } = new(TicketStates.Machine, Subjects.Ticket, "answerOrderTicket", [TicketStatus.Open], TicketStatus.Answered);

    /// <summary>Asks again.</summary>
    public static StateAction<TicketBuyerFacts, TicketStatus> AskAgain { get; } = Of("askOrderTicketAgain", TicketStatus.Open, TicketStatus.Answered);

    /// <summary>Closes it.</summary>
    public static StateAction<TicketBuyerFacts, TicketStatus> Close { get; } = Of("closeOrderTicket", TicketStatus.Closed, TicketStatus.Open, TicketStatus.Answered);

    /// <summary>All of who asks.</summary>
    public static IReadOnlyList<StateAction<TicketBuyerFacts, TicketStatus>> OfBuyer { get; } = [AskAgain, Close];

    private static StateAction<TicketBuyerFacts, TicketStatus> Of(string mutation, TicketStatus to, params IReadOnlyList<TicketStatus> from) =>
        new(TicketStates.Machine, Subjects.Ticket, mutation, from, to) { Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For(mutation))] };
}
