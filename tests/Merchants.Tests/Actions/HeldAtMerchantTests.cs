using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.GraphQL.Types;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Actions;

/// <summary>A role that is held at one merchant works there and nowhere else (ACC-02): every mutation that takes an id is tried on another merchant's object.</summary>
public sealed class HeldAtMerchantTests : ModuleTests<MerchantsModule>
{
    /// <summary>What works on objects that are the platform's alone: standards, criteria, indexes and scores, rule changes, teams, disputes between its departments, what its departments collect, what customers report.</summary>
    private static readonly string[] OfThePlatform =
    [
        "createPaperStandard", "updatePaperStandard", "publishPaperStandard", "retirePaperStandard", "acknowledgePlatformRuleChange", "draftStandardForRuleChange",
        "publishEntryCriteria", "retireEntryCriteria", "publishMerchantKpiTemplate", "retireMerchantKpiTemplate",
        "createDocumentRequest", "cancelDocumentRequest", "assignCollection", "recordCollectedPaper", "returnToSource", "enterCollectedPaper",
        "reportMerchantCredential", "investigateDocumentReport", "answerDocumentReport", "correctMerchantScore",
        "renameReviewTeam", "addReviewTeamMember", "removeReviewTeamMember", "mediateDocumentDispute", "resolveDocumentDispute",
    ];

    private readonly Guid _a = Guid.CreateVersion7();

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_at_one_merchant_does_nothing_at_another(DatabaseKind on)
    {
        await UseAsync(on, new ModuleSetup { Fakes = s => s.AddSingleton<IDataUses, OnePurpose>() });
        var tried = new HashSet<string>();
        foreach (var (mutation, merchant, input) in await AttemptsAsync())
        {
            tried.Add(mutation);
            // Whoever sees nothing of the other merchant is answered as for an id that nobody has.
            var here = Held(merchant: _a);
            Assert.Equal("NOT_FOUND", await CallAsync(here, mutation, input));
            Assert.Equal(await TextAsync(here, mutation, Unknown(input, out var ids)), ids.Aggregate(await TextAsync(here, mutation, input), (text, id) => text.Replace(id.Key, id.Value, StringComparison.Ordinal)));

            // Whoever sees it by another role is refused as without the permission, and nothing happens.
            var reader = here with { MerchantScope = [_a, merchant], PermissionsAtMerchants = [.. here.PermissionsAtMerchants, (MerchantsPermissions.Read, merchant)] };
            Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(reader, mutation, input));
            Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(reader with { UserId = DemoUsers.Merchant.Id }, mutation, input));

            // Whoever holds it there is heard.
            var answer = await CallAsync(Held(merchant), mutation, input);
            Assert.True(answer is not ("NOT_FOUND" or "AUTH_NOT_AUTHORIZED"), $"{mutation}: {answer}");
        }

        var missed = MutationsWithIds(Opened.Schema).Except(OfThePlatform).Except(tried).Order().ToList();
        Assert.True(missed.Count == 0, string.Join(" ", missed));
        Assert.Empty(tried.Except(MutationsWithIds(Opened.Schema)));
    }

    /// <summary>What is held at a merchant does nothing to what is the platform's (DOC-02, DOC-26).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_at_a_merchant_does_nothing_to_the_platform_s_own(DatabaseKind on)
    {
        await UseAsync(on);
        var standard = PaperStandard.Draft(new(Guid.CreateVersion7()), 1, "一", null, [BuiltInStandard.Of(DocumentType.BusinessLicence, [])], Reviewer, Monday);
        Assert.Null(standard.Publish(ActorOf(DemoUsers.Supervisor), Monday));
        Opened.Add(standard);
        var change = Opened.Add(PlatformRuleChange.Announce("执照", "彩色", new(2026, 4, 1), PaperTeams.All, OutsideSource.Staff, null, null, Monday));
        var (id, ruleChangeId, requirements) = (NodeId.Of(standard.Id).ToString(), NodeId.Of(change.Id).ToString(), new[] { new { type = "PREMISES_PROOF", formats = new[] { "PDF" } } });
        foreach (var (mutation, input) in new (string, Dictionary<string, object?>)[]
        {
            ("createPaperStandard", new() { ["name"] = "二", ["requirements"] = requirements }),
            ("updatePaperStandard", new() { ["standardId"] = id, ["name"] = "二", ["requirements"] = requirements }),
            ("publishPaperStandard", new() { ["standardId"] = id }),
            ("retirePaperStandard", new() { ["standardId"] = id }),
            ("acknowledgePlatformRuleChange", new() { ["ruleChangeId"] = ruleChangeId }),
            ("draftStandardForRuleChange", new() { ["ruleChangeId"] = ruleChangeId }),
            ("recordPlatformRuleChange", new() { ["title"] = "x", ["text"] = "y", ["effectiveFrom"] = "2026-04-01", ["teams"] = new[] { "REVIEW" } }),
        })
            Assert.Contains(await CallAsync(Held(_a), mutation, input), new[] { "AUTH_NOT_AUTHORIZED", "NOT_FOUND" });
    }

    /// <summary>Before there is a merchant, staff need the permission for the platform: what is held at some merchant does not count.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_what_belongs_to_no_merchant_yet_staff_need_the_permission_for_the_platform(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = Fixtures.Paper(Opened, DocumentStatus.FirstReview).Id.Value;
        var input = await Fixtures.Documents.InputOf(Opened, paper, DocumentActions.Review(ReviewStage.First, ReviewDecision.Accept));
        input["decision"] = "ACCEPT";
        var inspector = Held(_a) with { IsPlatformWide = true, Permissions = [MerchantsPermissions.Read] };
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(inspector, "completeFirstReview", input));
        Assert.Null(await CallAsync(inspector with { Permissions = [MerchantsPermissions.FirstReview] }, "completeFirstReview", input));
    }

    /// <summary>Every mutation on an object of a merchant of its own, in a state in which it could be done.</summary>
    private async Task<List<(string Mutation, Guid Merchant, Dictionary<string, object?> Input)>> AttemptsAsync()
    {
        var attempts = new List<(string, Guid, Dictionary<string, object?>)>();
        foreach (var action in DocumentActions.All)
        {
            var paper = Fixtures.Paper(Opened, action.From[0]);
            await AddAsync(action, MerchantOf(paper.ApplicationId), paper.Id.Value, Fixtures.Documents);
        }

        foreach (var action in ApplicationActions.All)
        {
            var application = Fixtures.Application(Opened, action.From[0]).Id;
            await AddAsync(action, MerchantOf(application), application.Value, Fixtures.Applications);
        }

        foreach (var action in MerchantActions.All)
        {
            var merchant = MerchantOf(Fixtures.Application(Opened, MerchantApplicationStatus.Active).Id, action.From[0]);
            await AddAsync(action, merchant, merchant, Fixtures.Merchants);
        }

        var shown = Fixtures.Application(Opened, MerchantApplicationStatus.Active).Id;
        var of = MerchantOf(shown);
        attempts.Add(("revealApplicationValue", of, Reveal("applicationId", NodeId.Of(shown))));
        attempts.Add(("revealMerchantValue", of, Reveal("merchantId", new NodeId("Merchant", of))));
        var entered = Fixtures.Paper(Opened, DocumentStatus.FirstReview);
        var owner = MerchantOf(entered.ApplicationId);
        Opened.Add(new ElementValue(entered.Id, 1, new("OWNER_ID", "证件号", ElementRule.ResidentId, true, true, 18), "11010519491231002X"));
        attempts.Add(("revealDocumentElement", owner, new()
        {
            ["documentId"] = NodeId.Of(entered.Id).ToString(), ["versionNumber"] = 1, ["code"] = "OWNER_ID", ["dataUse"] = OnePurpose.Code, ["reason"] = "核实",
        }));
        attempts.Add(("recordPlatformFinding", owner, new() { ["documentId"] = NodeId.Of(entered.Id).ToString(), ["kind"] = "FINDING", ["words"] = "照片过时" }));
        foreach (var action in PlatformFindingActions.All)
        {
            using var db = Opened.Open();
            var finding = PlatformFinding.Record(PlatformFindingKind.Finding, OutsideSource.Staff, null, db.Documents.Single(d => d.Id == entered.Id), 1, "照片过时", null, Uploader, Monday);
            if (action == PlatformFindingActions.Report)
                Assert.Null(finding.Rectify("已更换", Uploader, Monday));
            attempts.Add((action.Mutation, owner, new() { ["findingId"] = NodeId.Of(Opened.Add(finding).Id).ToString(), ["words"] = "已整改" }));
        }

        attempts.AddRange(HeldLifecycle.Attempts(Opened));
        foreach (var action in SupplementActions.All)
        {
            var lacking = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id;
            var its = MerchantOf(lacking);
            using var db = Opened.Open();
            var application = db.Applications.Single(a => a.Id == lacking);
            var part = db.Add(SupplementRequest.Open(new(Guid.CreateVersion7()), application, null, "缺盖章页", Monday.AddDays(2), Reviewer, Monday)).Entity;
            application.CountSupplement(1);
            db.SaveChanges();
            Opened.Force<SupplementRequest>(s => s.Id == part.Id, action.From[0]);
            attempts.Add((action.Mutation, its, new() { ["supplementRequestId"] = NodeId.Of(part.Id).ToString(), [action == SupplementActions.Supply ? "words" : action == SupplementActions.Accept ? "expectedVersion" : "reason"] = action == SupplementActions.Accept ? null : "已补" }));
        }

        var wanting = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id;
        attempts.Add(("requestSupplement", MerchantOf(wanting), new() { ["applicationId"] = NodeId.Of(wanting).ToString(), ["missing"] = "缺盖章页", ["dueAt"] = Monday.AddDays(2) }));
        return attempts;

        async Task AddAsync<TFacts, TState>(StateAction<TFacts, TState> action, Guid merchant, Guid id, ActionFixture<TFacts, TState> fixture)
            where TFacts : IStateFacts<TState> where TState : struct, Enum
        {
            var input = await fixture.InputOf(Opened, id, action);
            foreach (var argument in action.Arguments)
                input[argument.Name] = argument.Value;
            attempts.Add((action.Mutation, merchant, input));
        }

        static Dictionary<string, object?> Reveal(string id, NodeId value) => new()
        {
            [id] = value.ToString(), ["field"] = "CONTACT_PHONE", ["dataUse"] = OnePurpose.Code, ["reason"] = "核实",
        };
    }

    /// <summary>Founds a merchant that the application and its papers belong to.</summary>
    private Guid MerchantOf(MerchantApplicationId application, MerchantStatus status = MerchantStatus.Active)
    {
        using var db = Opened.Open();
        var of = db.Applications.Single(a => a.Id == application);
        var merchant = db.Add(Merchant.Found(new(Guid.CreateVersion7()), of, Applicant, Monday)).Entity;
        db.Entry(of).Property(a => a.MerchantId).CurrentValue = merchant.Id;
        foreach (var paper in db.Documents.Where(d => d.ApplicationId == application))
            db.Entry(paper).Property(d => d.MerchantId).CurrentValue = merchant.Id;
        db.SaveChanges();
        db.Entry(merchant).Property(m => m.Status).CurrentValue = status;
        db.SaveChanges();
        return merchant.Id.Value;
    }

    private static TestCaller Held(Guid merchant) => new(Guid.NewGuid(), "陈晨", false, merchant)
    {
        PermissionsAtMerchants = [.. MerchantsPermissions.All.Select(p => (p.Name, merchant))],
    };

    private async Task<string?> CallAsync(TestCaller caller, string mutation, Dictionary<string, object?> input)
    {
        var answer = await ExecuteAsync(caller, mutation, input);
        if (answer.TryGetProperty("errors", out var errors))
            return errors[0].GetProperty("extensions").GetProperty("code").GetString();
        var refused = answer.GetProperty("data").GetProperty(mutation).GetProperty("errors");
        return refused.ValueKind == System.Text.Json.JsonValueKind.Null ? null : refused[0].GetProperty("code").GetString();
    }

    private async Task<string> TextAsync(TestCaller caller, string mutation, Dictionary<string, object?> input) => (await ExecuteAsync(caller, mutation, input)).GetRawText();

    private Task<System.Text.Json.JsonElement> ExecuteAsync(TestCaller caller, string mutation, Dictionary<string, object?> input) => Opened.ExecuteAsync(
        caller,
        $$"""mutation($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) { {{mutation}}(input: $input) { errors { __typename ... on Error { code message } ... on NotFoundError { id } } } }""",
        new { input = input.ToDictionary(p => p.Key, p => p.Value is IUpload ? null : p.Value) },
        input.Where(p => p.Value is IUpload).ToDictionary(p => $"variables.input.{p.Key}", p => (IUpload)p.Value!));

    /// <summary>The input with ids that nobody has in place of its own.</summary>
    private static Dictionary<string, object?> Unknown(Dictionary<string, object?> input, out Dictionary<string, string> ids)
    {
        var changed = ids = input.Values.OfType<string>().Where(v => NodeId.TryParse(v, out _)).Distinct()
            .ToDictionary(v => v, v => NodeId.TryParse(v, out var id) ? new NodeId(id.TypeName, Guid.NewGuid()).ToString() : v);
        return input.ToDictionary(p => p.Key, p => p.Value is string text && changed.TryGetValue(text, out var other) ? other : p.Value);
    }

    private static IEnumerable<string> MutationsWithIds(Schema schema) => schema.Mutation!.Fields
        .Where(f => f.FindArgument("input")?.Type.Nullable is InputObjectType input && input.Fields.Any(i => i.Type.Nullable is ScalarType { Name: "ID" }))
        .Select(f => f.Name);
}
