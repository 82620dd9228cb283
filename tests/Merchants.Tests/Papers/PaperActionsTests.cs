using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Papers;

/// <summary>What a front end is told that can be done with standards and findings is what the mutations do (FE-01, DOC-02, DOC-24), for every state, role and action.</summary>
public sealed class PaperActionsTests : ModuleTests<MerchantsModule>
{
    private static ActionFixture<PaperStandardFacts, PaperStandardStatus> Standards { get; } = new(
        "PaperStandard", PaperStandardActions.All,
        [.. Enum.GetValues<PaperStandardStatus>().Select(s => new ActionCase($"standard {s}", host => Task.FromResult(Standard(host, s))))],
        [DemoUsers.Reviewer],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["standardId"] = new NodeId("PaperStandard", id).ToString() };
            if (action == PaperStandardActions.Update)
                (input["name"], input["requirements"]) = ("二", new[] { new { type = "PREMISES_PROOF", formats = new[] { "PDF" } } });
            return Task.FromResult(input);
        });

    private static ActionFixture<PlatformFindingFacts, PlatformFindingStatus> Findings { get; } = new(
        "PlatformFinding", PlatformFindingActions.All,
        [.. Enum.GetValues<PlatformFindingStatus>().Select(s => new ActionCase($"finding {s}", host => Task.FromResult(Finding(host, s))))],
        [DemoUsers.Uploader],
        (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["findingId"] = new NodeId("PlatformFinding", id).ToString(), ["words"] = "已整改" }));

    [Theory, OnSqlite, OnPostgres]
    public async Task Standards_agree(DatabaseKind on)
    {
        await UseAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, Standards);
        Assert.True(taken > 3, $"{taken} of {tried}");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Findings_agree(DatabaseKind on)
    {
        await UseAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, Findings);
        Assert.True(taken > 3, $"{taken} of {tried}");
    }

    private static Guid Standard(ModuleHost host, PaperStandardStatus status)
    {
        using var db = host.Open();
        foreach (var old in db.PaperStandards.Where(s => s.Status == PaperStandardStatus.Published).ToList())
            Assert.Null(old.Retire(ActorOf(DemoUsers.Supervisor), Monday));
        db.SaveChanges();
        var next = (db.PaperStandards.Max(s => (int?)s.Edition) ?? 0) + 1;
        var standard = db.Add(PaperStandard.Draft(new(Guid.CreateVersion7()), next, "一", null, [BuiltInStandard.Of(DocumentType.BusinessLicence, [])], Reviewer, Monday)).Entity;
        if (status != PaperStandardStatus.Draft)
            Assert.Null(standard.Publish(ActorOf(DemoUsers.Supervisor), Monday));
        if (status == PaperStandardStatus.Retired)
            Assert.Null(standard.Retire(ActorOf(DemoUsers.Supervisor), Monday));
        db.SaveChanges();
        return standard.Id.Value;
    }

    private static Guid Finding(ModuleHost host, PlatformFindingStatus status)
    {
        var finding = PlatformFinding.Record(PlatformFindingKind.Finding, OutsideSource.Staff, null, null, null, "照片过时", null, Uploader, Monday);
        if (status != PlatformFindingStatus.Open)
            Assert.Null(finding.Rectify("已更换", Uploader, Monday));
        if (status == PlatformFindingStatus.Reported)
            Assert.Null(finding.BeginReport("已更换", Monday) ?? finding.FinishReport(Uploader, Monday));
        return host.Add(finding).Id.Value;
    }
}
