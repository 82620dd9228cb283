using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>How money goes back by an after-sale (ORD-09): through a refund of the order, with all of its caps.</summary>
internal sealed partial class AfterSale
{
    /// <summary>Why the refund is given, in the words of refunds.</summary>
    private RefundReason RefundReason => Reason switch
    {
        AfterSaleReason.ChangeOfMind => RefundReason.ChangeOfMind,
        AfterSaleReason.GoodsMissing or AfterSaleReason.NotArrived => RefundReason.GoodsMissing,
        _ => RefundReason.FaultyGoods,
    };

    /// <summary>Gives back what is due: for what came back, or, where nothing has to, for what was asked for. Where the line's money has gone back before, nothing is left, and it is over at once.</summary>
    public Outcome GiveBack(Order order, StepReason? reason, Actor by, DateTime at)
    {
        if (Step(AfterSaleStatus.Refunding, by, at, reason, null) is { } refused)
            return new(refused);
        order.Unclaim(this);
        var lines = order.RefundPieces([.. _lines.Select(l => new WantedRefund(l.Number, Kind == AfterSaleKind.RefundOnly ? l.Quantity : l.ReceivedQuantity, l.AskedAmount))]);
        if (lines.Count == 0)
        {
            Walk(Actor.System, at, (AfterSaleStatus.Done, StepReason.Told("NOTHING_LEFT_TO_REFUND")));
            return default;
        }

        var refund = Refund.Of(new RefundId(Guid.CreateVersion7()), order, order.PaymentId!.Value, lines, RefundReason, null, by, at);
        RefundId = refund.Id;
        return new(null, refund);
    }

    /// <summary>The provider has given the money back.</summary>
    public void Finish(DateTime at)
    {
        if (Status == AfterSaleStatus.Refunding)
            Step(AfterSaleStatus.Done, Actor.System, at, null, null);
    }
}

/// <summary>What came of a step.</summary>
/// <param name="Refused">Why it was not taken; null where it was.</param>
/// <param name="Refund">The refund that it gives, to be saved with it; null where it gives none.</param>
internal readonly record struct Outcome(IUserError? Refused, Refund? Refund = null);

/// <summary>What a buyer asks for, checked.</summary>
internal sealed record AfterSaleWish(AfterSaleKind Kind, AfterSaleReason Reason);

/// <summary>What came back of a line.</summary>
/// <param name="Number">The line's number in the order.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Damaged">How many of them cannot be sold again.</param>
internal sealed record CountedReturn(int Number, int Quantity, int Damaged);
