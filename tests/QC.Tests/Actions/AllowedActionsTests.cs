using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Model;

namespace QC.Tests.Actions;

/// <summary>What a front end is told that can be done is what the mutations do (FE-01), for every state, role and action.</summary>
public sealed class AllowedActionsTests : QCTests
{
    private static readonly Actor Inspector = new(DemoUsers.Inspector.Id), Mender = new(DemoUsers.Fulfilment.Id), Boss = new(DemoUsers.Supervisor.Id);
    private static readonly DateTime At = MovableClock.Start;
    private static int _number;

    private static ActionFixture<QualityStandardFacts, QualityStandardStatus> Standards { get; } = new(
        "QualityStandard", QualityStandardActions.All,
        [
            .. Enum.GetValues<QualityStandardStatus>().Select(s => new ActionCase($"standard {s}", host => Save(host, db =>
            {
                var standard = NewStandard();
                if (s != QualityStandardStatus.Draft)
                    Assert.Null(standard.Publish(Boss, At));
                if (s == QualityStandardStatus.Retired)
                    Assert.Null(standard.Retire(Boss, At));
                db.Add(standard);
                return standard.Id.Value;
            }))),
        ],
        [DemoUsers.Inspector, DemoUsers.Supervisor],
        (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["standardId"] = NodeId.Of(new QualityStandardId(id)).ToString() }));

    private static ActionFixture<InspectionFacts, InspectionStatus> Inspections { get; } = new(
        "Inspection", InspectionActions.All,
        [
            .. Enum.GetValues<InspectionStatus>().Select(s => new ActionCase($"inspection {s}", host => Save(host, db => Make(db, s).Id.Value))),
            new("inspection that is unanswered", host => Save(host, db => Make(db, InspectionStatus.InProgress, isAnswered: false).Id.Value)),
        ],
        [DemoUsers.Inspector],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["inspectionId"] = NodeId.Of(new InspectionId(id)).ToString() };
            if (action == InspectionActions.Answer)
                input["answers"] = Answers("PASS");
            else if (action == InspectionActions.HandOver)
                (input["inspectorId"], input["reason"]) = (User(DemoUsers.Inspector2), "x");
            return Task.FromResult(input);
        })
    {
        Callers =
        [
            host => host.CallerOf(DemoUsers.Merchant, First.Value), host => host.CallerOf(DemoUsers.Merchant2, Second.Value),
            host => host.CallerOf(DemoUsers.Inspector2) with { MerchantScope = [First.Value] }, host => host.CallerOf(DemoUsers.Supervisor) with { MerchantScope = [First.Value] },
        ],
    };

    private static ActionFixture<FindingFacts, FindingStatus> Findings { get; } = new(
        "Finding", FindingActions.All,
        [.. Enum.GetValues<FindingStatus>().Select(s => new ActionCase($"finding {s}", host => Save(host, db => MakeFinding(db, s).Id.Value)))],
        [DemoUsers.Inspector, DemoUsers.Fulfilment],
        (host, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["findingId"] = NodeId.Of(new FindingId(id)).ToString() };
            if (action == FindingActions.Assign)
                (input["ownerId"], input["dueAt"], input["goal"]) = (User(DemoUsers.Fulfilment), host.Clock.Now.AddDays(1), "x");
            else if (action == FindingActions.Progress)
                input["words"] = "x";
            else if (action == FindingActions.Fix || action == FindingActions.Close || action == FindingActions.Reopen)
                input["note"] = "x";
            else if (action == FindingActions.Waive)
                input["reason"] = "x";
            return Task.FromResult(input);
        })
    {
        Callers =
        [
            host => host.CallerOf(DemoUsers.Merchant, First.Value), host => host.CallerOf(DemoUsers.Fulfilment, First.Value), host => host.CallerOf(DemoUsers.Fulfilment, Second.Value),
            host => host.CallerOf(DemoUsers.Supervisor) with { MerchantScope = [First.Value] }, host => host.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Reviewer.Id },
        ],
    };

    [Theory, OnSqlite, OnPostgres]
    public Task Standards_agree(DatabaseKind on) => AgreesAsync(on, Standards);

    [Theory, OnSqlite, OnPostgres]
    public Task Inspections_agree(DatabaseKind on) => AgreesAsync(on, Inspections);

    [Theory, OnSqlite, OnPostgres]
    public Task Findings_agree(DatabaseKind on) => AgreesAsync(on, Findings);

    private async Task AgreesAsync<TFacts, TState>(DatabaseKind on, ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await BeginAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(
            tried == fixture.Cases.Count * fixture.Actions.Count * (DemoUsers.All.Count + fixture.Participants.Count + fixture.Callers.Count) && taken >= fixture.Actions.Count, $"{taken} of {tried}");
    }

    private static Task<Guid> Save(ModuleHost host, Func<QC.Persistence.QCDb, Guid> make)
    {
        using var db = host.OpenDatabase<QC.Persistence.QCDb>();
        var id = make(db);
        db.SaveChanges();
        return Task.FromResult(id);
    }

    private static QualityStandard NewStandard() => QualityStandard.Draft(
        new(Guid.CreateVersion7()), $"X{Interlocked.Increment(ref _number)}", 1, "x", [new(ChecklistDomain.Goods, "x", 10_000, true, "X", Money.Fen(100), 50)], Inspector, At);

    private static Inspection Make(QC.Persistence.QCDb db, InspectionStatus status, bool isAnswered = true)
    {
        var standard = NewStandard();
        var (sampling, inspections) = Sampling.Draw(Guid.CreateVersion7, SamplingKind.Special, standard, [new(new(Guid.NewGuid()), First, "x")], 1, 1, At.AddDays(5), Boss, At);
        var inspection = inspections.Single();
        db.AddRange(standard, sampling, inspection);
        if (status == InspectionStatus.Planned)
            return inspection;
        Assert.Null(inspection.Begin(Inspector, At));
        if (isAnswered)
            Assert.Null(inspection.Answer([new(1, ChecklistResult.Fail, "x")]));
        if (status is InspectionStatus.Submitted or InspectionStatus.Reported)
            Assert.Null(inspection.Submit(Inspector, At));
        if (status == InspectionStatus.Reported)
        {
            Assert.Null(inspection.Report(Guid.CreateVersion7, new Dictionary<int, Accounts.Contracts.UserId> { [1] = new(DemoUsers.Reviewer.Id) }, Inspector, At, out var findings));
            db.AddRange(findings);
        }

        return inspection;
    }

    private static Finding MakeFinding(QC.Persistence.QCDb db, FindingStatus status)
    {
        Make(db, InspectionStatus.Reported);
        var finding = db.Findings.Local.Single();
        Func<IUserError?>[] path =
        [
            () => finding.Assign(new(Mender.Id), At.AddDays(1), "x", Boss, At), () => finding.BeginToMend(Mender, At), () => finding.MarkFixed("x", Mender, At), () => finding.BeginRecheck(Boss, At),
        ];
        var steps = status switch
        {
            FindingStatus.Open or FindingStatus.Waived => 0, FindingStatus.Assigned => 1, FindingStatus.InProgress => 2, FindingStatus.Fixed => 3, _ => 4,
        };
        Assert.All(path.Take(steps), step => Assert.Null(step()));
        if (status is FindingStatus.Closed or FindingStatus.Reopened)
            Assert.Null(finding.Conclude(status == FindingStatus.Closed ? RecheckVerdict.Passed : RecheckVerdict.Failed, "x", Boss, At));
        if (status == FindingStatus.Waived)
            Assert.Null(finding.Waive("x", Boss, At));
        Assert.Equal(status, finding.Status);
        return finding;
    }
}
