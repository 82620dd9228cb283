using Modular.Kernel;
using StaffPerformance.Model;

namespace StaffPerformance.Tests.Model;

/// <summary>Who may go where (domain.md, section 2), and every step that is illegal.</summary>
public class EvaluationStateTests
{
    private static readonly Actor Member = new(DemoUsers.Assistant.Id), Panellist = new(DemoUsers.Supervisor.Id), HumanResources = new(DemoUsers.HumanResources.Id);
    private static readonly DateTime At = MovableClock.Start;
    private static readonly Dictionary<int, long> OneFigure = new() { [1] = 10_000 };

    private static readonly (string Name, EvaluationStatus[] From, EvaluationStatus To, Func<Evaluation, object?> Take)[] Steps =
    [
        ("self-assessment", [EvaluationStatus.SelfAssess], EvaluationStatus.PanelScoring, e => e.AssessSelf(new Dictionary<int, int> { [1] = 80 }, "x", Member, At)),
        ("passing over", [EvaluationStatus.SelfAssess], EvaluationStatus.PanelScoring, e => e.PassOverSelfAssessment(At)),
        ("panel score", [EvaluationStatus.PanelScoring], EvaluationStatus.PanelScoring, e => e.AddPanelScore(OneFigure, null, Panellist, At)),
        ("calculation", [EvaluationStatus.PanelScoring], EvaluationStatus.Calculated, e => e.Calculate([], HumanResources, At)),
        ("publication", [EvaluationStatus.Calculated], EvaluationStatus.Published, e => e.Publish(At.AddDays(7), HumanResources, At)),
        ("acknowledgement", [EvaluationStatus.Published], EvaluationStatus.Acknowledged, e => e.Acknowledge(Member, At)),
        ("appeal", [EvaluationStatus.Published], EvaluationStatus.Appealed, e => e.Appeal(EvaluationAppealReason.WrongFigure, "x", At, Member, At)),
        ("recheck", [EvaluationStatus.Appealed], EvaluationStatus.Rechecked, e => e.Recheck(new Dictionary<int, long>(), "x", Panellist, At)),
        ("end", [EvaluationStatus.Acknowledged, EvaluationStatus.Rechecked], EvaluationStatus.Final, e => e.Finalise(HumanResources, At)),
    ];

    [Fact]
    public void Evaluations_move_only_as_the_domain_says()
    {
        var moves = ("SelfAssess>PanelScoring PanelScoring>Calculated Calculated>Published Published>Acknowledged Published>Appealed Appealed>Rechecked "
            + "Rechecked>Final Acknowledged>Final").Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<EvaluationStatus>())
        {
            foreach (var to in Enum.GetValues<EvaluationStatus>())
                Assert.True(moves.Contains($"{from}>{to}") == EvaluationStates.Machine.Allows(from, to), $"{from} to {to}");
        }
    }

    [Fact]
    public void Every_step_is_refused_in_every_other_state_and_changes_nothing()
    {
        foreach (var state in Enum.GetValues<EvaluationStatus>())
        {
            foreach (var (name, from, to, take) in Steps)
            {
                var evaluation = In(state);
                var (steps, panel, score) = (evaluation.StepCount, evaluation.PanelCount, evaluation.Score);
                evaluation.TakeNewEvents();
                var refused = take(evaluation) as IllegalTransitionError;
                Assert.True(from.Contains(state) == refused is null, $"{name} in {state}");
                Assert.Equal(refused is null ? to : state, evaluation.Status);
                if (refused is null)
                    continue;
                Assert.Equal(StateName.Of(state), refused.CurrentState);
                Assert.Equal((steps, panel, score), (evaluation.StepCount, evaluation.PanelCount, evaluation.Score));
                Assert.Empty(evaluation.TakeNewEvents());
            }
        }
    }

    [Fact]
    public void Staff_leave_once_and_templates_are_published_and_retired_once()
    {
        var member = Hired();
        Assert.Null(member.End(new(2026, 3, 1), HumanResources, At));
        Assert.IsType<IllegalTransitionError>(member.End(new(2026, 4, 1), HumanResources, At));
        Assert.Equal(new DateOnly(2026, 3, 1), member.LeftOn);
        var template = Template();
        Assert.IsType<IllegalTransitionError>(template.Retire(HumanResources, At));
        Assert.Null(template.Publish(HumanResources, At));
        Assert.IsType<IllegalTransitionError>(template.Publish(HumanResources, At));
        Assert.Null(template.Retire(HumanResources, At));
        Assert.IsType<IllegalTransitionError>(template.Publish(HumanResources, At));
    }

    [Fact]
    public void Months_are_half_open_in_Shanghai()
    {
        var january = new EvaluationPeriod(2026, 1);
        Assert.Equal(new DateTime(2025, 12, 31, 16, 0, 0, DateTimeKind.Utc), january.StartsAt);
        Assert.Equal(new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc), january.EndsAt);
        Assert.Equal(("2026-01", new DateOnly(2026, 1, 31)), (january.Key, january.LastDay));
        Assert.Equal((new EvaluationPeriod(2025, 12), january), (EvaluationPeriod.At(january.StartsAt.AddTicks(-10)), EvaluationPeriod.At(january.StartsAt)));
        Assert.Equal(new EvaluationPeriod(2025, 12), january.Plus(-1));
        Assert.All(["2026-1", "2026-13", "2026-00", "26-01", "2026-01-01", "", "２０２６-01"], k => Assert.NotNull(EvaluationPeriod.Parse(k).Violation));
        Assert.Equal(january, EvaluationPeriod.Parse("2026-01").Value);
    }

    private static StaffMember Hired() =>
        StaffMember.Hire(new(Guid.CreateVersion7()), new(DemoUsers.Assistant.Id), new("E1", StaffDepartment.LiveStreaming, StaffPosition.Assistant, new(2025, 6, 1)), HumanResources, At);

    private static KpiTemplate Template() =>
        KpiTemplate.Draft(new(Guid.CreateVersion7()), "x", StaffPosition.Assistant, 1, [new("A", "a", KpiDimension.Results, 10_000, 10_000, 12_000, false)], HumanResources, At);

    private static Evaluation In(EvaluationStatus state)
    {
        var evaluation = Evaluation.Open(new(Guid.CreateVersion7()), Hired(), Template(), new(2026, 2), new(At, At), Actor.System, At);
        string[] path = state switch
        {
            EvaluationStatus.SelfAssess => [],
            EvaluationStatus.PanelScoring => ["self-assessment"],
            EvaluationStatus.Calculated => ["self-assessment", "panel score", "calculation"],
            EvaluationStatus.Published => ["self-assessment", "panel score", "calculation", "publication"],
            EvaluationStatus.Acknowledged => ["self-assessment", "panel score", "calculation", "publication", "acknowledgement"],
            EvaluationStatus.Appealed => ["self-assessment", "panel score", "calculation", "publication", "appeal"],
            EvaluationStatus.Rechecked => ["self-assessment", "panel score", "calculation", "publication", "appeal", "recheck"],
            _ => ["self-assessment", "panel score", "calculation", "publication", "acknowledgement", "end"],
        };
        foreach (var step in path)
        {
            // A calculation needs a figure, so that one is always there; the panel score of the paths gives it.
            Assert.Null(Steps.Single(s => s.Name == step).Take(evaluation));
        }

        // What is refused for want of a figure would hide what is refused by the state.
        if (state == EvaluationStatus.PanelScoring)
            Assert.Null(evaluation.AddPanelScore(OneFigure, null, HumanResources, At));
        Assert.Equal(state, evaluation.Status);
        return evaluation;
    }
}
