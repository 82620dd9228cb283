using Modular.Kernel;
using Orders.Model;
using static Orders.Tests.AfterSales.AfterSaleSamples;
using static Orders.Tests.Samples;

namespace Orders.Tests.AfterSales;

/// <summary>After-sales, disputes, questions, reviews and policies move as the domain says, and by no other step (ORD-09, ORD-13 to ORD-16).</summary>
public sealed class AfterSaleStateTests
{
    [Fact]
    public void They_move_only_as_the_domain_says()
    {
        AllPairs(AfterSaleStates.Machine,
            "Applied>Approved Applied>Refused Applied>Arbitration Applied>Cancelled Approved>BuyerReturning Approved>Refunding Approved>Cancelled BuyerReturning>Received BuyerReturning>Refused " +
            "Received>Refunding Received>Done Received>Refused Received>Arbitration Refunding>Done Refused>Arbitration Arbitration>Approved Arbitration>Refunding Arbitration>Refused");
        AllPairs(DisputeStates.Machine, "Open>MerchantReplied Open>Arbitration Open>Decided MerchantReplied>Arbitration MerchantReplied>Decided Arbitration>Decided");
        AllPairs(ReviewStates.Machine, "Shown>Hidden Hidden>Shown");
        AllPairs(TicketStates.Machine, "Open>Answered Open>Closed Answered>Open Answered>Closed");
        AllPairs(AfterSalePolicyStates.Machine, "Draft>Published Published>Retired");
    }

    /// <summary>Each step, in each state, for each pair that the table does not have: refused, with nothing changed, and the pieces claimed by nobody twice (ORD-09).</summary>
    [Fact]
    public void Every_step_of_an_after_sale_is_refused_in_every_other_state()
    {
        var late = Monday.AddDays(30);
        var steps = new (string Name, AfterSaleStatus[] From, Func<AfterSale, Order, Outcome> Take)[]
        {
            ("approve", [AfterSaleStatus.Applied, AfterSaleStatus.Arbitration], (s, o) => s.Approve(o, null, Owner, late, Settings)),
            ("refuse", [AfterSaleStatus.Applied, AfterSaleStatus.BuyerReturning, AfterSaleStatus.Received, AfterSaleStatus.Arbitration], (s, o) => s.Refuse(o, new(null, "不同意"), Owner, late, Settings)),
            ("cancel", [AfterSaleStatus.Applied, AfterSaleStatus.Approved], (s, o) => s.Cancel(o, null, Buyer, late)),
            ("send back", [AfterSaleStatus.Approved], (s, _) => s.SendBack("sf", "SF9", Buyer, late, Settings)),
            ("receive", [AfterSaleStatus.BuyerReturning], (s, _) => s.Receive([new(1, 1, 1)], null, Owner, late, Settings)),
            ("give back", [AfterSaleStatus.Approved, AfterSaleStatus.Received, AfterSaleStatus.Arbitration], (s, o) => s.GiveBack(o, null, Owner, late)),
            ("replace", [AfterSaleStatus.Received], (s, o) => s.Replace(o, "sf", "SF9", null, Owner, late)),
            ("escalate", [AfterSaleStatus.Applied, AfterSaleStatus.Refused, AfterSaleStatus.Received], (s, o) => s.Escalate(o, null, Buyer, late, Settings)),
            ("decide", [AfterSaleStatus.Arbitration], (s, o) => s.Decide(o, true, new(null, "支持"), Arbiter, late, Settings)),
        };
        foreach (var state in Enum.GetValues<AfterSaleStatus>())
        {
            foreach (var (name, from, take) in steps)
            {
                var (sale, order, _) = Lead(state);
                var before = Told(sale, order);
                var outcome = take(sale, order);
                Assert.True(from.Contains(state) == (outcome.Refused is null), $"{name} in {state}: {outcome.Refused?.Message}");
                Assert.True(from.Contains(state) || before == Told(sale, order), $"{name} in {state} changed it");
                Assert.True(from.Contains(state) || outcome.Refused is IllegalTransitionError { CurrentState: var told } && told == StateName.Of(state), $"{name} in {state}");
                Holds(sale, order, $"{name} in {state}");
            }
        }

        static string Told(AfterSale s, Order o) => $"{s.Status} {s.StepCount} {s.DueAt} {s.RefundId} {o.RefundedAmount} {o.OpenAfterSales} {string.Join(' ', o.Lines.Select(l => l.ClaimedQuantity))}";

        // Pieces are claimed as long as it is open, and not a moment longer.
        static void Holds(AfterSale sale, Order order, string what)
        {
            var claims = !AfterSaleStates.Over.Contains(sale.Status) && sale.Status != AfterSaleStatus.Refunding;
            Assert.True((claims ? (1, 2) : (0, 0)) == (order.OpenAfterSales, order.Lines.Sum(l => l.ClaimedQuantity)), $"{what}: {order.OpenAfterSales}, {order.Lines.Sum(l => l.ClaimedQuantity)}");
        }
    }

    /// <summary>What is decided for the buyer where the goods were sent gives the money of all pieces back, whatever the merchant has counted; the platform decides once (ORD-09).</summary>
    [Fact]
    public void What_the_platform_decides()
    {
        var (sale, order, _) = Lead(AfterSaleStatus.BuyerReturning);
        Took(sale.Receive([new(1, 1, 1)], null, Owner, Monday, Settings));
        Took(sale.Refuse(order, StepReason.Told("REFUSED_RETURN_INCOMPLETE"), Owner, Monday, Settings));
        Took(sale.Escalate(order, null, Buyer, Monday, Settings));
        var outcome = sale.Decide(order, true, StepReason.Told("DECIDED_FOR_BUYER"), Arbiter, Monday, Settings);
        Assert.Equal((2000, RefundReason.FaultyGoods), (outcome.Refund!.AmountTotal, outcome.Refund.Reason));

        (sale, order, _) = Lead(AfterSaleStatus.Arbitration);
        Took(sale.Decide(order, false, StepReason.Told("DECIDED_FOR_MERCHANT"), Arbiter, Monday, Settings));
        Assert.Equal((AfterSaleStatus.Refused, true, null), (sale.Status, sale.IsArbitrated, sale.DueAt));

        // Money alone waits for no goods.
        (sale, order, _) = Lead(AfterSaleStatus.Arbitration, AfterSaleKind.RefundOnly);
        Assert.Equal(2000, sale.Decide(order, true, StepReason.Told("DECIDED_FOR_BUYER"), Arbiter, Monday, Settings).Refund!.AmountTotal);
        Assert.Equal(AfterSaleStatus.Refunding, sale.Status);
    }

    private static void AllPairs<TState>(StateMachine<TState> machine, string moves) where TState : struct, Enum
    {
        var allowed = moves.Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<TState>())
        {
            foreach (var to in Enum.GetValues<TState>())
                Assert.True(allowed.Remove($"{from}>{to}") == (machine.Refuse("thing", from, to) is null), $"{from} > {to}");
        }

        Assert.Empty(allowed);
    }
}
