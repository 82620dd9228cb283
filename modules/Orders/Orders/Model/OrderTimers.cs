using Modular.GraphQL;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>A step of an order that its merchant has to take in time (ORD-02, ORD-04).</summary>
internal enum FulfilmentStep
{
    /// <summary>The confirmation.</summary>
    Confirm,

    /// <summary>The shipping.</summary>
    Ship,
}

/// <summary>The times of an order, its group, and what waits for whom.</summary>
internal sealed partial class Order
{
    /// <summary>The group that it was placed with, for its buyer (ORD-01); null where it was placed alone.</summary>
    public OrderGroupId? GroupId { get; private init; }

    /// <summary>When it was confirmed (UTC); null before that.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>By when its merchant has to take the next step (UTC): the confirmation, then the shipping (ORD-02, ORD-04); null where none is due. The time in which Risk holds it does not count.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Since when it is held, or was held last (UTC); null where it never was.</summary>
    [GraphQLIgnore]
    public DateTime? HeldSince { get; private set; }

    /// <summary>The step that is due; null where none is.</summary>
    internal FulfilmentStep? StepDue => DueAt is null ? null : StepOf(Status);

    /// <summary>The step that an order in that state waits for.</summary>
    internal static FulfilmentStep? StepOf(OrderStatus status) => status switch
    {
        OrderStatus.Paid => FulfilmentStep.Confirm,
        OrderStatus.Confirmed or OrderStatus.PartiallyShipped => FulfilmentStep.Ship,
        _ => null,
    };

    // What was held does not count against its merchant: all that is still due moves by that time.
    private void Resume(DateTime at)
    {
        if (HeldSince is not { } since || PaidAt is not { } paid || StepDue is not { } step)
            return;
        var pause = at - (since > paid ? since : paid);
        if (pause <= TimeSpan.Zero)
            return;
        if (step == FulfilmentStep.Confirm)
            ConfirmBy += pause;
        (ShipBy, DueAt) = (ShipBy + pause, DueAt + pause);
    }
}
