using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>
/// What after-sales claim of an order (ORD-09). Each piece is claimed by one of them at a time, and what is claimed is refunded by nobody else; the order's version, which every claim changes, lets one of
/// several at a time through.
/// </summary>
internal sealed partial class Order
{
    /// <summary>How many after-sales are open.</summary>
    public int OpenAfterSales { get; private set; }

    /// <summary>Claims pieces that have left, and for which no money went back; all or none.</summary>
    public IUserError? Claim(IReadOnlyList<WantedRefund> wanted)
    {
        foreach (var part in wanted)
        {
            if (_lines.Find(l => l.Number == part.Number) is not { } line)
                return Text.Invalid("lines", "ORDER_LINE_UNKNOWN", part.Number);
            var left = line.TotalAmount - line.RefundedAmount;
            if (part.Quantity < 0 || part.Quantity > line.Claimable)
                return new AfterSaleQuantityError(Text.Of("AFTER_SALE_QUANTITY", part.Number, line.Claimable), part.Number, line.Claimable);
            if (part.Amount is { } amount && (amount < 1 || amount > left))
                return new RefundTooLargeError(Text.Of("REFUND_AMOUNT", part.Number, Money.Format(left, Currency)), part.Number, line.Claimable, new(left, Currency));
        }

        foreach (var part in wanted)
            _lines.Find(l => l.Number == part.Number)!.Claim(part.Quantity);
        OpenAfterSales++;
        return null;
    }

    /// <summary>Lets go of what an after-sale claims that is over.</summary>
    public void Unclaim(AfterSale sale)
    {
        foreach (var part in sale.Lines)
            _lines.Find(l => l.Number == part.Number)!.Claim(-part.Quantity);
        OpenAfterSales--;
    }

    /// <summary>Gives money back for pieces that an after-sale has claimed until now: what is asked for, or their share, as far as it has not gone back.</summary>
    /// <returns>What goes back; empty where nothing is left.</returns>
    public IReadOnlyList<RefundedLine> RefundPieces(IReadOnlyList<WantedRefund> wanted)
    {
        var parts = wanted.Where(w => w.Quantity > 0 || w.Amount is not null).Select(w =>
        {
            var line = _lines.Find(l => l.Number == w.Number)!;
            return (Line: line, w.Quantity, Amount: Math.Min(w.Amount ?? line.ShareOf(w.Quantity), line.TotalAmount - line.RefundedAmount));
        }).ToList();
        // Of what costs nothing, or has cost nothing in the end, nobody can ask again.
        foreach (var part in parts.Where(p => p.Amount == 0))
            part.Line.Refund(part.Quantity, 0);
        return Book([.. parts.Where(p => p.Amount > 0)]);
    }
}
