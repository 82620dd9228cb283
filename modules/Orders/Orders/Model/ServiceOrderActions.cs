using Merchants.Contracts;
using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What the rules about a service ask of those who do it.</summary>
internal sealed class ServiceOrderFacts : IStateFacts<ServiceOrderStatus>, IMerchantFacts
{
    public required ServiceOrderId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required ServiceOrderStatus Status { get; init; }

    public required bool IsBuyer { get; init; }

    public required bool IsHeld { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What the rules about a service ask of who buys it, at whatever merchant.</summary>
internal sealed class ServiceBuyerFacts(ServiceOrderFacts facts) : IStateFacts<ServiceOrderStatus>, IMerchantFacts
{
    public ServiceOrderStatus Status => facts.Status;

    public bool IsBuyer => facts.IsBuyer;

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => facts.IsBuyer;
}

/// <summary>What can be done with a service that was ordered (ORD-17, FE-01).</summary>
internal static class ServiceOrderActions
{
    private static readonly ActionGuard<ServiceOrderFacts> NotHeld = new(f => f.IsHeld, _ => new OrderHeldError(Text.Of("ORDER_HELD")));

    /// <summary>Its moves (domain.md, section 2).</summary>
    public static StateMachine<ServiceOrderStatus> Machine { get; } = new(
        (ServiceOrderStatus.Confirmed, ServiceOrderStatus.Assigned),
        (ServiceOrderStatus.Assigned, ServiceOrderStatus.InService),
        (ServiceOrderStatus.InService, ServiceOrderStatus.Completed),
        (ServiceOrderStatus.Confirmed, ServiceOrderStatus.Cancelled),
        (ServiceOrderStatus.Assigned, ServiceOrderStatus.Cancelled),
        (ServiceOrderStatus.InService, ServiceOrderStatus.Disputed),
        (ServiceOrderStatus.Disputed, ServiceOrderStatus.Completed),
        (ServiceOrderStatus.Disputed, ServiceOrderStatus.Cancelled));

    /// <summary>Gives it to somebody, whoever had it before.</summary>
    public static StateAction<ServiceOrderFacts, ServiceOrderStatus> Assign { get; } =
        new(Machine, Subjects.ServiceOrder, "assignServiceOrder", [ServiceOrderStatus.Confirmed, ServiceOrderStatus.Assigned], null)
        {
            Guards = [NotHeld], LeadsTo = f => f.Status == ServiceOrderStatus.Confirmed ? ServiceOrderStatus.Assigned : f.Status,
        };

    /// <summary>Begins it.</summary>
    public static StateAction<ServiceOrderFacts, ServiceOrderStatus> Begin { get; } =
        new(Machine, Subjects.ServiceOrder, "beginServiceOrder", [ServiceOrderStatus.Assigned], ServiceOrderStatus.InService) { Guards = [NotHeld] };

    /// <summary>Completes it.</summary>
    public static StateAction<ServiceOrderFacts, ServiceOrderStatus> Complete { get; } =
        new(Machine, Subjects.ServiceOrder, "completeServiceOrder", [ServiceOrderStatus.InService], ServiceOrderStatus.Completed);

    /// <summary>Gives it up, as it cannot be done.</summary>
    public static StateAction<ServiceOrderFacts, ServiceOrderStatus> Decline { get; } =
        new(Machine, Subjects.ServiceOrder, "declineServiceOrder", [ServiceOrderStatus.Confirmed, ServiceOrderStatus.Assigned], ServiceOrderStatus.Cancelled);

    /// <summary>Decides what its buyer disputes.</summary>
    public static StateAction<ServiceOrderFacts, ServiceOrderStatus> Decide { get; } =
        new(Machine, Subjects.ServiceOrder, "decideServiceOrder", [ServiceOrderStatus.Disputed], ServiceOrderStatus.Completed);

    /// <summary>All of those who do it.</summary>
    public static IReadOnlyList<StateAction<ServiceOrderFacts, ServiceOrderStatus>> All { get; } = [Assign, Begin, Complete, Decline, Decide];

    /// <summary>Cancels it before it is begun.</summary>
    public static StateAction<ServiceBuyerFacts, ServiceOrderStatus> Cancel { get; } =
        Of("cancelServiceOrder", ServiceOrderStatus.Cancelled, ServiceOrderStatus.Confirmed, ServiceOrderStatus.Assigned);

    /// <summary>Says that it was not done as promised.</summary>
    public static StateAction<ServiceBuyerFacts, ServiceOrderStatus> Dispute { get; } = Of("disputeServiceOrder", ServiceOrderStatus.Disputed, ServiceOrderStatus.InService);

    /// <summary>All of who buys.</summary>
    public static IReadOnlyList<StateAction<ServiceBuyerFacts, ServiceOrderStatus>> OfBuyer { get; } = [Cancel, Dispute];

    private static StateAction<ServiceBuyerFacts, ServiceOrderStatus> Of(string mutation, ServiceOrderStatus to, params IReadOnlyList<ServiceOrderStatus> from) =>
        new(Machine, Subjects.ServiceOrder, mutation, from, to) { Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For(mutation))] };
}
