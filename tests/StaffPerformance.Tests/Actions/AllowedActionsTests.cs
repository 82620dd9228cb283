using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts;
using StaffPerformance.Model;

namespace StaffPerformance.Tests.Actions;

/// <summary>What a front end is told that can be done is what the mutations do (FE-01), for every state, role and action.</summary>
public sealed class AllowedActionsTests : StaffTests
{
    private static readonly DemoUser[] People = [DemoUsers.Assistant, DemoUsers.Supervisor, DemoUsers.HumanResources];
    private static readonly Actor Member = new(DemoUsers.Assistant.Id), Panellist = new(DemoUsers.Supervisor.Id), HumanResources = new(DemoUsers.HumanResources.Id);
    private static int _month;

    private static ActionFixture<EvaluationFacts, EvaluationStatus> Evaluations { get; } = new(
        "Evaluation", EvaluationActions.All,
        [
            .. Enum.GetValues<EvaluationStatus>().Select(s => new ActionCase($"evaluation {s}", host => Make(host, s))),
            new("evaluation that nobody has scored", host => Make(host, EvaluationStatus.PanelScoring, isScored: false)),
            new("evaluation whose appeal is late", host => Make(host, EvaluationStatus.Published, isLate: true)),
            new("evaluation whose month is not over", host => Make(host, EvaluationStatus.PanelScoring, month: 3)),
        ],
        People,
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["evaluationId"] = NodeId.Of(new EvaluationId(id)).ToString() };
            if (action == EvaluationActions.AssessSelf)
                input["scores"] = new object[] { new { code = "A", score = 90 } };
            else if (action == EvaluationActions.Score)
                input["figures"] = new object[] { new { code = "A", actual = 10_000 } };
            else if (action == EvaluationActions.Appeal)
                (input["reason"], input["words"]) = ("WRONG_FIGURE", "x");
            else if (action == EvaluationActions.Recheck)
                (input["corrections"], input["words"]) = (Array.Empty<object>(), "x");
            return Task.FromResult(input);
        })
    {
        // With every permission there is, and yet with his own alone.
        Callers = [host => host.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Assistant.Id }],
    };

    private static ActionFixture<KpiTemplateFacts, KpiTemplateStatus> Templates { get; } = new(
        "KpiTemplate", KpiTemplateActions.All,
        [
            .. Enum.GetValues<KpiTemplateStatus>().Select(s => new ActionCase($"template {s}", host =>
            {
                using var db = host.OpenDatabase<StaffPerformance.Persistence.StaffPerformanceDb>();
                foreach (var published in db.Templates.Where(t => t.Status == KpiTemplateStatus.Published))
                    Assert.Null(published.Retire(HumanResources, MovableClock.Start));
                db.SaveChanges();
                var template = Template(++_month);
                if (s != KpiTemplateStatus.Draft)
                    Assert.Null(template.Publish(HumanResources, MovableClock.Start));
                if (s == KpiTemplateStatus.Retired)
                    Assert.Null(template.Retire(HumanResources, MovableClock.Start));
                db.Add(template);
                db.SaveChanges();
                return Task.FromResult(template.Id.Value);
            })),
        ],
        [DemoUsers.HumanResources],
        (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["templateId"] = NodeId.Of(new KpiTemplateId(id)).ToString() }));

    private static ActionFixture<StaffMemberFacts, StaffStatus> Staff { get; } = new(
        "StaffMember", StaffMemberActions.All,
        [
            .. Enum.GetValues<StaffStatus>().Select(s => new ActionCase($"staff member {s}", host =>
            {
                using var db = host.OpenDatabase<StaffPerformance.Persistence.StaffPerformanceDb>();
                foreach (var before in db.Staff.Where(m => m.Status == StaffStatus.Active))
                    Assert.Null(before.End(new(2026, 3, 1), HumanResources, MovableClock.Start));
                db.SaveChanges();
                var member = Hired(++_month);
                if (s == StaffStatus.Left)
                    Assert.Null(member.End(new(2026, 3, 1), HumanResources, MovableClock.Start));
                db.Add(member);
                db.SaveChanges();
                return Task.FromResult(member.Id.Value);
            })),
        ],
        [DemoUsers.Assistant],
        (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["staffMemberId"] = NodeId.Of(new StaffMemberId(id)).ToString(), ["leftOn"] = "2026-03-01" }));

    [Theory, OnSqlite, OnPostgres]
    public Task Evaluations_agree(DatabaseKind on) => AgreesAsync(on, Evaluations);

    [Theory, OnSqlite, OnPostgres]
    public Task Templates_agree(DatabaseKind on) => AgreesAsync(on, Templates);

    [Theory, OnSqlite, OnPostgres]
    public Task Staff_agree(DatabaseKind on) => AgreesAsync(on, Staff);

    /// <summary>A list of evaluations with their actions is read by as many statements as one (FE-01).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Twenty_evaluations_take_as_many_statements_as_one(DatabaseKind on)
    {
        await BeginAsync(on);
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
            ids.Add(NodeId.Of(new EvaluationId(await Make(Opened, EvaluationStatus.Appealed))).ToString());
        var one = await StatementsAsync([ids[0]]);
        Assert.Equal(one, await StatementsAsync([.. ids]));

        async Task<int> StatementsAsync(string[] some)
        {
            using var watch = new StatementWatch();
            var response = await Opened.ExecuteAsync(
                Opened.CallerOf(DemoUsers.Supervisor), "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Evaluation { status indicators { code } allowedActions { action } } } }",
                new { ids = some });
            Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
            Assert.Equal(some.Length, response.GetProperty("data").GetProperty("nodes").EnumerateArray().Count(n => n.GetProperty("allowedActions").GetArrayLength() == 8));
            return watch.Count;
        }
    }

    private async Task AgreesAsync<TFacts, TState>(DatabaseKind on, ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await BeginAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * fixture.Actions.Count * (DemoUsers.All.Count + fixture.Participants.Count + fixture.Callers.Count) && taken > fixture.Actions.Count, $"{taken} of {tried}");
    }

    /// <summary>An evaluation of the assistant: scored by the supervisor, published by human resources.</summary>
    private static async Task<Guid> Make(ModuleHost host, EvaluationStatus status, bool isScored = true, bool isLate = false, int month = 2)
    {
        await using var db = host.OpenDatabase<StaffPerformance.Persistence.StaffPerformanceDb>();
        var number = ++_month;
        var at = MovableClock.Start;
        var (template, member) = (Template(number), Hired(number));
        // Each has a staff member of its own; he has left again, so that the next may come.
        Assert.Null(member.End(new(2026, 3, 1), HumanResources, at));
        var evaluation = Evaluation.Open(new(Guid.CreateVersion7()), member, template, new(2026, month), new(at, at), Actor.System, at);
        db.AddRange(template, member, evaluation);
        Func<IUserError?>[] path =
        [
            () => evaluation.AssessSelf(new Dictionary<int, int> { [1] = 80 }, null, Member, at),
            () => evaluation.Calculate([], HumanResources, at),
            () => evaluation.Publish(isLate ? at.AddDays(-1) : at.AddDays(1), HumanResources, at),
        ];
        var steps = status switch { EvaluationStatus.SelfAssess => 0, EvaluationStatus.PanelScoring => 1, EvaluationStatus.Calculated => 2, _ => 3 };
        for (var i = 0; i < steps; i++)
        {
            Assert.Null(path[i]());
            if (i == 0 && isScored)
                Assert.Null(evaluation.AddPanelScore(new Dictionary<int, long> { [1] = 10_000 }, null, Panellist, at));
        }

        if (status is EvaluationStatus.Acknowledged or EvaluationStatus.Final)
            Assert.Null(evaluation.Acknowledge(Member, at));
        if (status is EvaluationStatus.Appealed or EvaluationStatus.Rechecked)
            Assert.Null(evaluation.Appeal(EvaluationAppealReason.WrongFigure, "x", at, Member, at));
        if (status == EvaluationStatus.Rechecked)
            Assert.Null(evaluation.Recheck(new Dictionary<int, long>(), "x", new(DemoUsers.Admin.Id), at));
        if (status == EvaluationStatus.Final)
            Assert.Null(evaluation.Finalise(Actor.System, at));
        Assert.Equal(status, evaluation.Status);
        await db.SaveChangesAsync();
        return evaluation.Id.Value;
    }

    private static StaffMember Hired(int number) => StaffMember.Hire(
        new(Guid.CreateVersion7()), new(DemoUsers.Assistant.Id), new($"E{number}", StaffDepartment.LiveStreaming, StaffPosition.Assistant, new(2025, 6, 1)), HumanResources, MovableClock.Start);

    private static KpiTemplate Template(int edition) => KpiTemplate.Draft(
        new(Guid.CreateVersion7()), "x", StaffPosition.Assistant, edition, [new("A", "a", KpiDimension.Results, 10_000, 10_000, 12_000, false)], HumanResources, MovableClock.Start);
}
