using Merchants.Contracts;
using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What the rules about an after-sale ask of those who act for its merchant or the platform.</summary>
internal sealed class AfterSaleFacts : IStateFacts<AfterSaleStatus>, IMerchantFacts
{
    public required AfterSaleId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required AfterSaleStatus Status { get; init; }

    public required AfterSaleKind Kind { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    public required string OrderNumber { get; init; }

    public required DateTime? DueAt { get; init; }

    public required bool IsArbitrated { get; init; }

    /// <summary>Whether the buyer has sent the goods.</summary>
    public required bool IsSentBack { get; init; }

    /// <summary>Whether what was due is not done in time.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Whether the person buys.</summary>
    public required bool IsBuyer { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What the rules about an after-sale ask of who buys: it is the buyer's own, at whatever merchant.</summary>
internal sealed class AfterSaleBuyerFacts(AfterSaleFacts facts) : IStateFacts<AfterSaleStatus>, IMerchantFacts
{
    public AfterSaleStatus Status => facts.Status;

    public bool IsBuyer => facts.IsBuyer;

    public bool IsArbitrated => facts.IsArbitrated;

    public bool IsLate => facts.IsLate;

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => facts.IsBuyer;
}

/// <summary>What the merchant and the platform can do with an after-sale, and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class AfterSaleActions
{
    private static readonly ActionGuard<AfterSaleFacts> SendsSomething = new(
        f => f.Kind == AfterSaleKind.Return || f.Kind == AfterSaleKind.RefundOnly, _ => new NothingToSendError(Text.Of("NOTHING_TO_SEND")));

    /// <summary>Agrees.</summary>
    public static StateAction<AfterSaleFacts, AfterSaleStatus> Approve { get; } =
        new(AfterSaleStates.Machine, Subjects.AfterSale, "approveAfterSale", [AfterSaleStatus.Applied], AfterSaleStatus.Approved)
        {
            LeadsTo = f => f.Kind == AfterSaleKind.RefundOnly ? AfterSaleStatus.Refunding : AfterSaleStatus.Approved,
        };

    /// <summary>Does not agree, or not to what came back.</summary>
    public static StateAction<AfterSaleFacts, AfterSaleStatus> Refuse { get; } = new(
        AfterSaleStates.Machine, Subjects.AfterSale, "refuseAfterSale", [AfterSaleStatus.Applied, AfterSaleStatus.BuyerReturning, AfterSaleStatus.Received], AfterSaleStatus.Refused);

    /// <summary>Counts what came back.</summary>
    public static StateAction<AfterSaleFacts, AfterSaleStatus> Receive { get; } =
        new(AfterSaleStates.Machine, Subjects.AfterSale, "receiveReturn", [AfterSaleStatus.BuyerReturning], AfterSaleStatus.Received);

    /// <summary>Gives the money back for what came back; also where an exchange or a repair does not succeed.</summary>
    public static StateAction<AfterSaleFacts, AfterSaleStatus> Refund { get; } =
        new(AfterSaleStates.Machine, Subjects.AfterSale, "refundReturn", [AfterSaleStatus.Received], AfterSaleStatus.Refunding);

    /// <summary>Sends what the buyer gets instead, or repaired.</summary>
    public static StateAction<AfterSaleFacts, AfterSaleStatus> Replace { get; } =
        new(AfterSaleStates.Machine, Subjects.AfterSale, "sendReplacement", [AfterSaleStatus.Received], AfterSaleStatus.Done) { Guards = [SendsSomething] };

    /// <summary>Decides for the buyer.</summary>
    public static StateAction<AfterSaleFacts, AfterSaleStatus> DecideForBuyer { get; } =
        Decide("FOR_BUYER", AfterSaleStatus.Approved, f => f.Kind == AfterSaleKind.RefundOnly || f.IsSentBack ? AfterSaleStatus.Refunding : AfterSaleStatus.Approved);

    /// <summary>Decides for the merchant.</summary>
    public static StateAction<AfterSaleFacts, AfterSaleStatus> DecideForMerchant { get; } = Decide("FOR_MERCHANT", AfterSaleStatus.Refused);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<AfterSaleFacts, AfterSaleStatus>> All { get; } = [Approve, Refuse, Receive, Refund, Replace, DecideForBuyer, DecideForMerchant];

    private static StateAction<AfterSaleFacts, AfterSaleStatus> Decide(string verdict, AfterSaleStatus to, Func<AfterSaleFacts, AfterSaleStatus>? leadsTo = null) =>
        new(AfterSaleStates.Machine, Subjects.AfterSale, "decideAfterSale", [AfterSaleStatus.Arbitration], to) { Arguments = [new("verdict", verdict)], LeadsTo = leadsTo };
}

/// <summary>What the buyer can do with an after-sale, and in which state (FE-01).</summary>
internal static class AfterSaleBuyerActions
{
    private static readonly ActionGuard<AfterSaleBuyerFacts> Undecided = new(f => f.IsArbitrated, _ => new AlreadyArbitratedError(Text.Of("ALREADY_ARBITRATED")));

    private static readonly ActionGuard<AfterSaleBuyerFacts> InTime = new(f => f.IsLate, _ => new TimeIsOverError(Text.Of("TIME_IS_OVER")));

    /// <summary>Asks for it no more.</summary>
    public static StateAction<AfterSaleBuyerFacts, AfterSaleStatus> Cancel { get; } = Of("cancelAfterSale", [AfterSaleStatus.Applied, AfterSaleStatus.Approved], AfterSaleStatus.Cancelled);

    /// <summary>Sends the goods.</summary>
    public static StateAction<AfterSaleBuyerFacts, AfterSaleStatus> SendBack { get; } = Of("sendGoodsBack", [AfterSaleStatus.Approved], AfterSaleStatus.BuyerReturning);

    /// <summary>Asks the platform to decide.</summary>
    public static StateAction<AfterSaleBuyerFacts, AfterSaleStatus> Appeal { get; } = Of("appealAfterSale", [AfterSaleStatus.Refused], AfterSaleStatus.Arbitration, Undecided, InTime);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<AfterSaleBuyerFacts, AfterSaleStatus>> All { get; } = [Cancel, SendBack, Appeal];

    private static StateAction<AfterSaleBuyerFacts, AfterSaleStatus> Of(string mutation, IReadOnlyList<AfterSaleStatus> from, AfterSaleStatus to, params IReadOnlyList<ActionGuard<AfterSaleBuyerFacts>> guards) =>
        new(AfterSaleStates.Machine, Subjects.AfterSale, mutation, from, to) { Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For(mutation)), .. guards] };
}

/// <summary>What the buyer can begin with an order once it was sent (FE-01): after-sales, disputes, questions.</summary>
internal static class OrderCaseActions
{
    private static readonly ActionGuard<BuyerFacts> SomethingLeft = new(f => f.IsRefunded, _ => new AlreadyRefundedError(Text.Of("ALREADY_REFUNDED")));

    private static readonly ActionGuard<BuyerFacts> Undisputed = new(f => f.IsDisputed, _ => new OrderDisputeOpenError(Text.Of("ORDER_DISPUTE_OPEN")));

    /// <summary>Asks for a return, an exchange, a repair, or money back alone.</summary>
    public static StateAction<BuyerFacts, OrderStatus> ApplyAfterSale { get; } = Of("applyAfterSale", OrderStates.Refundable, SomethingLeft);

    /// <summary>Disputes it.</summary>
    public static StateAction<BuyerFacts, OrderStatus> OpenDispute { get; } = Of("openDispute", OrderStates.Refundable, SomethingLeft, Undisputed);

    /// <summary>Reviews a line of it.</summary>
    public static StateAction<BuyerFacts, OrderStatus> Review { get; } = Of("reviewOrder", [OrderStatus.Completed]);

    /// <summary>Asks or complains about it.</summary>
    public static StateAction<BuyerFacts, OrderStatus> OpenTicket { get; } = Of("openOrderTicket", Enum.GetValues<OrderStatus>());

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<BuyerFacts, OrderStatus>> All { get; } = [ApplyAfterSale, OpenDispute, Review, OpenTicket];

    private static StateAction<BuyerFacts, OrderStatus> Of(string mutation, IReadOnlyList<OrderStatus> from, params IReadOnlyList<ActionGuard<BuyerFacts>> guards) =>
        new(OrderStates.Machine, Subjects.Order, mutation, from, null) { Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For(mutation)), .. guards] };
}
