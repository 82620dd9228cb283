namespace Orders.Contracts.Events;

/// <summary>What went back for one line of an order, with what is needed to return the commission (domain.md, section 5, rule 4).</summary>
/// <param name="Number">The line's number in the order, from 1.</param>
/// <param name="Quantity">For how many pieces; 0 where it is a reduction of the price.</param>
/// <param name="Amount">What went back by this refund, in minor units.</param>
/// <param name="RefundedSoFar">What went back for the line with this refund and all before it, in minor units.</param>
/// <param name="LineTotal">What was paid for the line, in minor units.</param>
/// <param name="LineCommission">The commission on the line, as it was frozen with the order, in minor units.</param>
public sealed record RefundedLine(int Number, int Quantity, long Amount, long RefundedSoFar, long LineTotal, long LineCommission);
