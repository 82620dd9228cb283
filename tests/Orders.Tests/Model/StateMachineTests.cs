using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using static Orders.Tests.Samples;

namespace Orders.Tests.Model;

/// <summary>Orders, payments and refunds move as the domain says, and by no other step.</summary>
public sealed class StateMachineTests
{
    [Fact]
    public void They_move_only_as_the_domain_says()
    {
        AllPairs(OrderStates.Machine,
            "PendingPayment>Paid PendingPayment>Cancelled PendingPayment>Expired Paid>Confirmed Paid>Cancelled Confirmed>PartiallyShipped Confirmed>Shipped Confirmed>Cancelled " +
            "PartiallyShipped>Shipped Shipped>Delivered Delivered>Completed");
        AllPairs(PaymentStates.Machine, "Initiated>Succeeded Initiated>Failed Initiated>Mismatched Failed>Mismatched Succeeded>Matched Succeeded>Mismatched");
        AllPairs(RefundStates.Machine, "Requested>Done");
        AllPairs(ReconciliationActions.Machine, "Open>Assigned Assigned>Resolved");
    }

    [Fact]
    public void Every_step_of_an_order_is_refused_in_every_other_state()
    {
        var late = Monday.AddDays(30);
        var steps = new (string Name, OrderStatus[] From, Func<Order, bool> Take)[]
        {
            ("pay", [OrderStatus.PendingPayment], o => o.TakePayment(Begun(o), late, Options)),
            ("expire", [OrderStatus.PendingPayment], o => o.Expire(late)),
            ("confirm", [OrderStatus.Paid], o => Taken(o, o.Confirm(Owner, late))),
            ("decline", [OrderStatus.Paid, OrderStatus.Confirmed], o => Taken(o, o.Cancel(OrderActions.Decline, "缺货", Owner, late))),
            ("cancel", [OrderStatus.PendingPayment, OrderStatus.Paid, OrderStatus.Confirmed], o => Taken(o, o.Cancel(BuyerActions.Cancel, null, Buyer, late))),
            ("ship", [OrderStatus.Confirmed, OrderStatus.PartiallyShipped], o => Taken(o, o.Ship(new("sf", "SF1", null), Owner, late, Options).Refused)),
            ("deliver", [OrderStatus.Shipped], o => Taken(o, o.Deliver(Owner, late))),
            ("receive", [OrderStatus.Shipped, OrderStatus.Delivered], o => Taken(o, o.ConfirmReceipt(Buyer, late))),
            ("assume receipt", [OrderStatus.Shipped, OrderStatus.Delivered], o =>
            {
                o.AssumeReceipt(late);
                return o.EndedAt == late;
            }),
        };
        foreach (var state in Enum.GetValues<OrderStatus>())
        {
            foreach (var (name, from, take) in steps)
            {
                var order = Placed();
                order.Lead(state);
                Assert.Equal(state, order.Status);
                var before = Told(order);
                Assert.True(from.Contains(state) == take(order), $"{name} in {state}");
                Assert.True(from.Contains(state) || before == Told(order), $"{name} in {state} changed it");
            }

            var refunded = Placed();
            refunded.Lead(state);
            var (lines, refused) = refunded.RefundLines([new(1, 1, null)]);
            Assert.True(OrderStates.Refundable.Contains(state) == (lines.Count == 1), $"refund in {state}");
            Assert.True(lines.Count == 1 || refused is IllegalTransitionError, $"refund in {state}");
        }

        static string Told(Order o) => $"{o.Status} {o.StepCount} {o.RefundedAmount} {o.EndedAt} {o.IsHeld} {o.ShipmentCount} {o.PaymentId} {string.Join(' ', o.Lines.Select(l => l.ShippedQuantity))}";

        static bool Taken(Order order, IUserError? refused)
        {
            if (refused is not null)
                Assert.Equal(StateName.Of(order.Status), Assert.IsType<IllegalTransitionError>(refused).CurrentState);
            return refused is null;
        }
    }

    [Fact]
    public void A_report_and_an_end_are_taken_once()
    {
        foreach (var (succeeded, amount, currency, to) in new[]
        {
            (true, 3666L, "CNY", PaymentStatus.Succeeded), (false, 3666, "CNY", PaymentStatus.Failed), (true, 3665, "CNY", PaymentStatus.Mismatched), (true, 3667, "CNY", PaymentStatus.Mismatched),
            (true, 3666, "USD", PaymentStatus.Mismatched), (true, -3666, "CNY", PaymentStatus.Mismatched), (true, long.MinValue, "", PaymentStatus.Mismatched),
        })
        {
            var payment = Begun(Placed());
            Assert.Equal(to == PaymentStatus.Succeeded ? ReportedMoney.Pays : ReportedMoney.None, payment.Report(succeeded, amount, currency, Monday));
            Assert.Equal((to, succeeded ? amount : null), (payment.Status, payment.AmountReceived));
            Assert.Equal(ReportedMoney.None, payment.Report(false, 3666, "CNY", Monday));
            Assert.Equal(to, payment.Status);
            // Once it has failed, money that comes all the same is finance's to know of; once it has not, a repeated report is no other one.
            var late = to == PaymentStatus.Failed;
            Assert.Equal(late ? ReportedMoney.GoesBack : ReportedMoney.None, payment.Report(true, 3666, "CNY", Monday));
            Assert.Equal(late ? PaymentStatus.Mismatched : to, payment.Status);
            Assert.Equal(ReportedMoney.None, payment.Report(true, 3666, "CNY", Monday));
            Assert.Equal(payment.Status == PaymentStatus.Mismatched ? 1 : 0, payment.TakeNewEvents().Count);
        }

        var refund = Placed().Lead(OrderStatus.Cancelled).OfType<Refund>().Single();
        refund.Finish(Monday);
        Assert.Throws<InvalidOperationException>(() => refund.Finish(Monday));
    }

    /// <summary>What is held is neither confirmed nor shipped; what has ended is not held any more.</summary>
    [Fact]
    public void Holding_is_told_in_pairs()
    {
        var order = Placed(verdict: ScreeningVerdict.BlockAndReview);
        Assert.True(order.IsHeld);
        Assert.Equal(["OrderPlaced", "OrderHeld"], order.TakeNewEvents().Select(e => e.Event.GetType().Name));
        order.Hold(Monday);
        order.Release(Monday);
        order.Release(Monday);
        Assert.False(order.IsHeld);
        order.Hold(Monday);
        Assert.Equal(["OrderReleased", "OrderHeld"], order.TakeNewEvents().Select(e => e.Event.GetType().Name));
        Assert.Null(order.Cancel(BuyerActions.Cancel, null, Buyer, Monday));
        order.Hold(Monday);
        Assert.False(order.IsHeld);
        Assert.Equal(["OrderReleased", "OrderCancelled", "ReservationReleased"], order.TakeNewEvents().Select(e => e.Event.GetType().Name));

        var unpaid = Placed(verdict: ScreeningVerdict.BlockAndReview);
        unpaid.TakeNewEvents();
        Assert.False(unpaid.Expire(unpaid.PayBy.AddMicroseconds(-1)));
        Assert.True(unpaid.IsHeld);
        Assert.True(unpaid.Expire(unpaid.PayBy));
        Assert.False(unpaid.IsHeld);
        Assert.Equal(["OrderReleased", "OrderExpired", "ReservationReleased"], unpaid.TakeNewEvents().Select(e => e.Event.GetType().Name));
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
