using System.Reflection;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Settlement.Model;

namespace Settlement.Tests.Model;

/// <summary>Each step is taken in its state alone (domain.md, section 2); an illegal one names the state and those that follow, and changes nothing.</summary>
public sealed class StateMachineTests
{
    private static readonly Actor Finance = new(DemoUsers.Finance.Id);
    private static readonly DateTime At = MovableClock.Start;
    private static readonly Months Months = new("Asia/Shanghai");

    [Fact]
    public void Statements() => Check(NewStatement, new()
    {
        [StatementStatus.Issued] = (s => s.Issue(Finance, At, At), [StatementStatus.Calculated]),
        [StatementStatus.Confirmed] = (s => s.Confirm(Finance, At, At), [StatementStatus.Issued]),
        [StatementStatus.Disputed] = (s => s.Dispute("Wrong.", Finance, At), [StatementStatus.Issued]),
        [StatementStatus.Adjusted] = (s => s.Adjust(5, "Right.", Finance, At, At), [StatementStatus.Disputed]),
        [StatementStatus.Paid] = (s => s.MarkPaid(At), [StatementStatus.Payable]),
    }, StatementStates.Machine);

    [Fact]
    public void Payouts() => Check(() => Payout.Of(NewStatement(), Finance, At), new()
    {
        [PayoutStatus.Approved] = (p => p.Approve(Finance, At), [PayoutStatus.Pending]),
        [PayoutStatus.Processing] = (p => p.Send(At), [PayoutStatus.Approved, PayoutStatus.Retried]),
        [PayoutStatus.Paid] = (p => p.MarkPaid("R", At), [PayoutStatus.Processing]),
        [PayoutStatus.Failed] = (p => p.Fail("CLOSED", At), [PayoutStatus.Processing]),
        [PayoutStatus.Retried] = (p => p.Retry(Finance, At), [PayoutStatus.Failed]),
        [PayoutStatus.Reversed] = (p => p.Reverse("Back.", Finance, At), [PayoutStatus.Failed, PayoutStatus.Paid]),
    }, PayoutStates.Machine);

    [Fact]
    public void Months_of_settlement() => Check(() => SettlementPeriod.Open("2026-01", Months, At), new()
    {
        [PeriodStatus.Closing] = (p => p.BeginClosing(Finance, At), [PeriodStatus.Open]),
        [PeriodStatus.Closed] = (p => p.Close(Finance, At), [PeriodStatus.Closing]),
    }, PeriodStates.Machine);

    [Fact]
    public void Months_are_half_open_in_Shanghai()
    {
        var border = new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc);
        Assert.Equal(("2026-01", "2026-02"), (Months.Of(border.AddTicks(-1)), Months.Of(border)));
        Assert.Equal((new DateTime(2025, 12, 31, 16, 0, 0, DateTimeKind.Utc), border), Months.BoundsOf("2026-01"));
        Assert.Equal(["2025-11", "2025-12", "2026-01"], Months.Between("2025-11", "2026-01"));
    }

    /// <summary>The payout is the sum of its items, and lets go of its statement only when it is taken back.</summary>
    [Fact]
    public void A_payout_is_the_sum_of_its_items()
    {
        var payout = Payout.Of(NewStatement(), Finance, At);
        Assert.Equal((900, 900), (payout.Amount, payout.Items.Sum(i => i.Amount)));
        Assert.All(payout.Items, i => Assert.NotNull(i.ClaimedStatementId));
        Force(payout, PayoutStatus.Paid);
        Assert.Null(payout.Reverse("Back.", Finance, At));
        Assert.All(payout.Items, i => Assert.Null(i.ClaimedStatementId));
    }

    private static Statement NewStatement() => Statement.Calculate(
        SettlementPeriod.Open("2026-01", Months, At), new(Guid.NewGuid()), Money.Yuan, 900, [], [], new Dictionary<Orders.Contracts.OrderId, Contracts.StatementId>(), At);

    /// <summary>Takes each step in each state.</summary>
    private static void Check<T, TState>(Func<T> make, Dictionary<TState, (Func<T, IUserError?> Take, TState[] From)> steps, StateMachine<TState> machine)
        where T : Stateful<TState> where TState : struct, Enum
    {
        foreach (var (to, (take, from)) in steps)
        {
            foreach (var state in Enum.GetValues<TState>())
            {
                var subject = make();
                Force(subject, state);
                _ = (subject.TakeNewSteps(), subject.TakeNewEvents());
                var refused = take(subject);
                if (from.Contains(state))
                {
                    Assert.Null(refused);
                    Assert.Contains(subject.TakeNewSteps(), s => s.To == StateName.Of(to));
                    continue;
                }

                var error = Assert.IsType<IllegalTransitionError>(refused);
                Assert.Equal(StateName.Of(state), error.CurrentState);
                Assert.Equal(machine.NextOf(state).Select(StateName.Of), error.AllowedStates);
                Assert.Equal((state, 0, 0), (subject.Status, subject.TakeNewSteps().Count, subject.TakeNewEvents().Count));
            }
        }
    }

    private static void Force<TState>(Stateful<TState> subject, TState state) where TState : struct, Enum =>
        typeof(Stateful<TState>).GetProperty(nameof(Stateful<>.Status), BindingFlags.Public | BindingFlags.Instance)!.SetValue(subject, state);
}
