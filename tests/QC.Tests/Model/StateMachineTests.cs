using System.Reflection;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using QC.Model;

namespace QC.Tests.Model;

/// <summary>Each step is taken in its state alone (domain.md, section 2); an illegal one names the state and those that follow, and changes nothing.</summary>
public sealed class StateMachineTests
{
    private static readonly Actor Somebody = new(DemoUsers.Inspector.Id);
    private static readonly DateTime At = MovableClock.Start;

    [Fact]
    public void Standards() => Check<QualityStandard, QualityStandardStatus>(NewStandard, new()
    {
        ["publish"] = (s => s.Publish(Somebody, At), QualityStandardStatus.Published, [QualityStandardStatus.Draft]),
        ["retire"] = (s => s.Retire(Somebody, At), QualityStandardStatus.Retired, [QualityStandardStatus.Published]),
    });

    [Fact]
    public void Inspections() => Check<Inspection, InspectionStatus>(() => NewInspection(isAnswered: true), new()
    {
        ["begin"] = (i => i.Begin(Somebody, At), InspectionStatus.InProgress, [InspectionStatus.Planned]),
        ["answer"] = (i => i.Answer([new(1, ChecklistResult.Pass, null)]), null, [InspectionStatus.InProgress]),
        ["submit"] = (i => i.Submit(Somebody, At), InspectionStatus.Submitted, [InspectionStatus.InProgress]),
        ["hand over"] = (i => i.HandOver(DemoUsers.Inspector2.Id, "x", Somebody, At), null, [InspectionStatus.InProgress, InspectionStatus.Submitted]),
        ["report"] = (i => i.Report(Guid.CreateVersion7, new Dictionary<int, Accounts.Contracts.UserId>(), Somebody, At, out _), InspectionStatus.Reported, [InspectionStatus.Submitted]),
    });

    [Fact]
    public void Findings() => Check<Finding, FindingStatus>(NewFinding, new()
    {
        ["assign"] = (f => f.Assign(new(DemoUsers.Merchant.Id), At.AddDays(1), "x", Somebody, At), FindingStatus.Assigned,
            [FindingStatus.Open, FindingStatus.Assigned, FindingStatus.InProgress, FindingStatus.Reopened]),
        ["begin"] = (f => f.BeginToMend(Somebody, At), FindingStatus.InProgress, [FindingStatus.Assigned, FindingStatus.Reopened]),
        ["progress"] = (f => f.TellProgress("x", Somebody, At, out _), null, [FindingStatus.InProgress]),
        ["fix"] = (f => f.MarkFixed("x", Somebody, At), FindingStatus.Fixed, [FindingStatus.InProgress, FindingStatus.Reopened]),
        ["recheck"] = (f => f.BeginRecheck(Somebody, At), FindingStatus.Rechecking, [FindingStatus.Fixed]),
        ["close"] = (f => f.Conclude(RecheckVerdict.Passed, "x", Somebody, At), FindingStatus.Closed, [FindingStatus.Rechecking]),
        ["reopen"] = (f => f.Conclude(RecheckVerdict.Failed, "x", Somebody, At), FindingStatus.Reopened, [FindingStatus.Rechecking]),
        ["waive"] = (f => f.Waive("x", Somebody, At), FindingStatus.Waived,
            [FindingStatus.Open, FindingStatus.Assigned, FindingStatus.InProgress, FindingStatus.Fixed, FindingStatus.Rechecking, FindingStatus.Reopened]),
    });

    [Fact]
    public void An_unanswered_item_is_never_taken_for_compliant()
    {
        var inspection = NewInspection(isAnswered: false);
        Assert.All(inspection.Items, i => Assert.Equal(ChecklistResult.Unanswered, i.Result));
        Assert.Null(inspection.Begin(Somebody, At));
        Assert.Equal(1, Assert.IsType<ChecklistIncompleteError>(inspection.Submit(Somebody, At)).Unanswered);
        Assert.Equal((InspectionStatus.InProgress, null), (inspection.Status, inspection.Score));
    }

    private static QualityStandard NewStandard() => QualityStandard.Draft(
        new(Guid.NewGuid()), "X", 1, "x", [new(ChecklistDomain.Goods, "x", 10_000, true, "X", Money.Fen(100), 50)], Somebody, At);

    private static Inspection NewInspection(bool isAnswered)
    {
        var (_, inspections) = Sampling.Draw(Guid.NewGuid, SamplingKind.Special, NewStandard(), [new(new(Guid.NewGuid()), new(Guid.NewGuid()), "x")], 1, 1, At, Somebody, At);
        var inspection = inspections.Single();
        if (isAnswered)
            inspection.Items[0].Answer(ChecklistResult.Fail, "x");
        typeof(Inspection).GetProperty(nameof(Inspection.InspectorId))!.SetValue(inspection, isAnswered ? Somebody.Id : null);
        return inspection;
    }

    private static Finding NewFinding()
    {
        var inspection = NewInspection(isAnswered: true);
        return Finding.Open(new(Guid.NewGuid()), inspection, inspection.Items[0], null, At);
    }

    /// <summary>Takes each step in each state.</summary>
    private static void Check<T, TState>(Func<T> make, Dictionary<string, (Func<T, IUserError?> Take, TState? To, TState[] From)> steps) where T : Stateful<TState> where TState : struct, Enum
    {
        foreach (var (name, (take, to, from)) in steps)
        {
            foreach (var state in Enum.GetValues<TState>())
            {
                var subject = make();
                typeof(Stateful<TState>).GetProperty(nameof(Stateful<>.Status), BindingFlags.Public | BindingFlags.Instance)!.SetValue(subject, state);
                _ = (subject.TakeNewSteps(), subject.TakeNewEvents());
                var refused = take(subject);
                if (from.Contains(state))
                {
                    Assert.True(refused is null, $"{name} in {state}: {refused}");
                    Assert.Equal(to ?? state, subject.Status);
                    continue;
                }

                var error = Assert.IsType<IllegalTransitionError>(refused);
                Assert.Equal(StateName.Of(state), error.CurrentState);
                Assert.Equal((state, 0, 0), (subject.Status, subject.TakeNewSteps().Count, subject.TakeNewEvents().Count));
            }
        }
    }
}
