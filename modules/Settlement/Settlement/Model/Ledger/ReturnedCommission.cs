using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;

namespace Settlement.Model;

/// <summary>How much of the commission on a line of an order was given back with its refunds so far (domain.md, section 5, rule 4). Counted beside the entries that book it.</summary>
[NotAudited]
internal sealed class ReturnedCommission
{
    private ReturnedCommission()
    {
    }

    public ReturnedCommission(OrderId order, int line) => (OrderId, Line) = (order, line);

    public OrderId OrderId { get; private init; }

    /// <summary>The line's number in the order.</summary>
    public int Line { get; private init; }

    /// <summary>What was given back so far, in minor units.</summary>
    public long Returned { get; private set; }

    /// <summary>
    /// What is given back by one more refund: the share of all refunds so far, rounded once, without what was given back before. So the parts never drift from the whole, and with the last
    /// refund all of it is back.
    /// </summary>
    /// <param name="commission">The commission on the line.</param>
    /// <param name="refundedSoFar">What went back for the line with this refund and all before it.</param>
    /// <param name="lineTotal">What was paid for the line.</param>
    public long Return(long commission, long refundedSoFar, long lineTotal)
    {
        var whole = lineTotal == 0 ? 0 : Shares.Of(commission, Math.Min(refundedSoFar, lineTotal), lineTotal);
        var now = Math.Max(whole - Returned, 0);
        Returned += now;
        return now;
    }
}
