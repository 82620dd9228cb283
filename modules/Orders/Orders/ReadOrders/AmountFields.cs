using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.ReadOrders;

/// <summary>The line's amounts.</summary>
[ObjectType<OrderLine>]
internal static class OrderLineType
{
    /// <summary>The price of one, as it was when the order was placed.</summary>
    [Cost(0)]
    public static Money GetUnitPrice([Parent(Requires = $"{nameof(OrderLine.UnitPriceAmount)} {nameof(OrderLine.Currency)}")] OrderLine line) => new(line.UnitPriceAmount, line.Currency);

    /// <summary>What one would have cost without a promotion, as it was when the order was placed; null where none had lowered the price (CAT-09).</summary>
    [Cost(0)]
    public static Money? GetUndiscountedPrice([Parent(Requires = $"{nameof(OrderLine.UndiscountedPriceAmount)} {nameof(OrderLine.Currency)}")] OrderLine line) =>
        line.UndiscountedPriceAmount is { } amount ? new(amount, line.Currency) : null;

    /// <summary>What is paid for the line.</summary>
    [Cost(0)]
    public static Money GetTotal([Parent(Requires = $"{nameof(OrderLine.TotalAmount)} {nameof(OrderLine.Currency)}")] OrderLine line) => new(line.TotalAmount, line.Currency);

    /// <summary>What went back for the line, or is about to (ORD-08).</summary>
    [Cost(0)]
    public static Money GetRefunded([Parent(Requires = $"{nameof(OrderLine.RefundedAmount)} {nameof(OrderLine.Currency)}")] OrderLine line) => new(line.RefundedAmount, line.Currency);
}

/// <summary>The payment's amounts.</summary>
[ObjectType<Payment>]
internal static class PaymentType
{
    /// <summary>What is to be paid.</summary>
    [Cost(0)]
    public static Money GetAmount([Parent(Requires = $"{nameof(Payment.AmountDue)} {nameof(Payment.Currency)}")] Payment payment) => new(payment.AmountDue, payment.Currency);

    /// <summary>What the provider has got (ORD-12), in the currency that it names, which need be none of ISO 4217; null where it has got nothing.</summary>
    [Cost(0)]
    public static Money? GetReceived([Parent(Requires = $"{nameof(Payment.AmountReceived)} {nameof(Payment.CurrencyReceived)}")] Payment payment) =>
        payment is { AmountReceived: { } amount, CurrencyReceived: { } currency } ? new(amount, currency) : null;
}

/// <summary>The refund's amounts.</summary>
[ObjectType<Refund>]
internal static class RefundType
{
    /// <summary>What goes back.</summary>
    [Cost(0)]
    public static Money GetAmount([Parent(Requires = $"{nameof(Refund.AmountTotal)} {nameof(Refund.Currency)}")] Refund refund) => new(refund.AmountTotal, refund.Currency);

    /// <summary>What it is for; empty for a payment in vain.</summary>
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<RefundLine>> GetLinesAsync(
        [Parent(Requires = nameof(Refund.Id))] Refund refund, IDataLoader<RefundId, RefundLine[]> lines, CancellationToken cancellationToken) =>
        await lines.LoadAsync(refund.Id, cancellationToken) ?? [];
}
