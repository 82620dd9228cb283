using System.Reflection;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Risk.Contracts;
using Risk.Model;

namespace Risk.Tests.Model;

/// <summary>Each step is taken in its state alone (domain.md, section 2); an illegal one names the state and those that follow, and changes nothing.</summary>
public sealed class StateMachineTests
{
    private static readonly Actor Somebody = new(DemoUsers.Risk.Id);
    private static readonly DateTime At = MovableClock.Start;
    private static readonly RiskMatrix Matrix = new(4, 9, 16);

    [Fact]
    public void Risks() => Check(NewRisk, new()
    {
        [RiskStatus.Assessed] = (r => r.Assess(new(RiskAssessmentKind.Current, 2, 2, null), Matrix, Somebody, At).Error,
            [RiskStatus.Identified, RiskStatus.Assessed, RiskStatus.Treating, RiskStatus.Accepted, RiskStatus.Monitoring]),
        [RiskStatus.Treating] = (r => r.Treat(Somebody, At), [RiskStatus.Assessed]),
        [RiskStatus.Accepted] = (r => r.Accept(At.AddDays(1), "Small.", Somebody, At), [RiskStatus.Assessed]),
        [RiskStatus.Monitoring] = (r => r.Watch(Somebody, At), [RiskStatus.Treating, RiskStatus.Accepted]),
        [RiskStatus.Closed] = (r => r.Close("Gone.", Somebody, At), [RiskStatus.Monitoring]),
    }, RiskStates.Machine);

    [Fact]
    public void Editions_of_rules() => Check(NewRule, new()
    {
        [ScreeningRuleStatus.TestRun] = (r => r.NoteTest(30, 10, 1, Somebody, At), [ScreeningRuleStatus.Draft, ScreeningRuleStatus.TestRun]),
        [ScreeningRuleStatus.Published] = (r => r.Publish(Somebody, At), [ScreeningRuleStatus.TestRun]),
        [ScreeningRuleStatus.Retired] = (r => r.Retire(Somebody, At), [ScreeningRuleStatus.Published]),
    }, ScreeningRuleStates.Machine);

    [Fact]
    public void Decisions() => Check(NewDecision, new()
    {
        [ScreeningDecisionStatus.Approved] = (d => d.Decide(ScreeningOutcome.Approve, "Known.", Somebody, At), [ScreeningDecisionStatus.Open]),
        [ScreeningDecisionStatus.Declined] = (d => d.Decide(ScreeningOutcome.Decline, "Fraud.", Somebody, At), [ScreeningDecisionStatus.Open]),
    }, ScreeningDecisionStates.Machine);

    [Fact]
    public void Alerts() => Check(NewAlert, new()
    {
        [RiskAlertStatus.Acknowledged] = (a => a.Acknowledge(Somebody, At), [RiskAlertStatus.Raised]),
        [RiskAlertStatus.Investigating] = (a => a.Investigate(Somebody, At), [RiskAlertStatus.Acknowledged]),
        [RiskAlertStatus.Resolved] = (a => a.Resolve(RiskAlertOutcome.Resolved, "Done.", Somebody, At), [RiskAlertStatus.Investigating]),
        [RiskAlertStatus.FalsePositive] = (a => a.Resolve(RiskAlertOutcome.FalsePositive, "Nothing.", Somebody, At), [RiskAlertStatus.Investigating]),
    }, RiskAlertStates.Machine);

    [Fact]
    public void A_plan_is_made_for_what_is_assessed_or_treated_and_answers_that_assessment_alone()
    {
        foreach (var state in Enum.GetValues<RiskStatus>())
        {
            var risk = NewRisk();
            Force(risk, state);
            Assert.Equal(state is RiskStatus.Assessed or RiskStatus.Treating, risk.Plan(At) is null);
            Assert.Equal(state, risk.Status);
        }

        var critical = NewRisk();
        critical.Assess(new(RiskAssessmentKind.Inherent, 5, 5, null), Matrix, Somebody, At);
        Assert.IsType<ResponsePlanRequiredError>(critical.Treat(Somebody, At));
        Assert.Null(critical.Plan(At));
        critical.Assess(new(RiskAssessmentKind.Current, 4, 4, null), Matrix, Somebody, At);
        Assert.IsType<ResponsePlanRequiredError>(critical.Treat(Somebody, At));
        Assert.Null(critical.Plan(At));
        Assert.Null(critical.Treat(Somebody, At));
    }

    [Fact]
    public void What_is_cleared_is_watched_unless_it_is_closed()
    {
        foreach (var state in Enum.GetValues<RiskStatus>().Where(s => s != RiskStatus.Identified))
        {
            var risk = NewRisk();
            Force(risk, state);
            risk.Clear(At);
            Assert.Equal(state == RiskStatus.Closed ? RiskStatus.Closed : RiskStatus.Monitoring, risk.Status);
        }
    }

    [Theory]
    [InlineData(1, 1, RiskLevel.Low), InlineData(2, 2, RiskLevel.Low), InlineData(1, 5, RiskLevel.Medium), InlineData(3, 3, RiskLevel.Medium)]
    [InlineData(2, 5, RiskLevel.High), InlineData(4, 4, RiskLevel.High), InlineData(4, 5, RiskLevel.Critical), InlineData(5, 5, RiskLevel.Critical)]
    internal void The_level_is_likelihood_times_impact(int likelihood, int impact, RiskLevel level) => Assert.Equal(level, Matrix.LevelOf(likelihood * impact));

    private static RiskEntry NewRisk() => RiskEntry.Identify(new(new(Guid.NewGuid()), "Fraud", null, RiskCategory.Fraud, null, null), Somebody, At);

    private static ScreeningRule NewRule() => ScreeningRule.Draft(
        new(Guid.NewGuid()), new("AMOUNT", "金额", ScreeningRuleKind.BuyerAmountInWindow, ScreeningVerdict.BlockAndReview, Money.Fen(100), 24, null), 1, Somebody, At);

    private static ScreeningDecision NewDecision() => ScreeningDecision.Screen(
        new(new(Guid.NewGuid()), new(Guid.NewGuid()), Guid.NewGuid(), 200, Money.Yuan, At, 200), ScreeningVerdict.Approve, [new(NewRule(), 200, 1, null)], TimeSpan.FromHours(24), At)!;

    private static RiskAlert NewAlert() => RiskAlert.Of(new(Guid.NewGuid()), new(20, 1_000, 500, 20), new(30, 1_500, 1_000, TimeSpan.FromHours(72)), At);

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
