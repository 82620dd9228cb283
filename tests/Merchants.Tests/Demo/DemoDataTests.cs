using Merchants.Contracts;
using Merchants.Demo;
using Merchants.Files;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Tests.Demo;

/// <summary>What the demo data hold (domain.md, section 7), and that it is nothing that the product would refuse.</summary>
public sealed class DemoDataTests : ModuleTests<MerchantsModule>
{
    private static readonly DateTime AsOf = new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task Small_demo_data_passes_all_checks_and_is_made_once(DatabaseKind on)
    {
        await UseAsync(on);
        await MakeAsync(DemoData.Small);
        await MakeAsync(DemoData.Small);
        await using var db = Opened.Open();
        var papers = await FiguresAsync(db, DemoPlan.For(DemoData.Small)!);
        Assert.Contains(papers, d => d.VersionNumber > 1);
        foreach (var version in papers.SelectMany(d => d.Versions))
        {
            await using var stored = Opened.Files.OpenRead(version.Sha256);
            using var file = new MemoryStream();
            await stored.CopyToAsync(file);
            file.Position = 0;
            Assert.Null(FileInspection.Inspect(file, 1).Violation);
            Assert.Equal(version.Length, file.Length);
        }
    }

    /// <summary>60 merchants, of them 5 suspended and 4 with papers about to expire; 12 kinds of papers, 900 papers over one to four rounds.</summary>
    [Fact]
    public async Task Full_demo_data_has_the_figures_of_the_domain()
    {
        Assert.Equal(new DemoPlan(60, 5, 4, 900), DemoPlan.For(DemoData.Full));
        await UseAsync(DatabaseKind.Sqlite);
        await MakeAsync(DemoData.Full);
        await using var db = Opened.Open();
        var papers = await FiguresAsync(db, new(60, 5, 4, 900));
        Assert.Equal(12, papers.Select(d => d.Type).Distinct().Count());
        Assert.Equal([1, 2, 3, 4], papers.Select(d => d.VersionNumber).Where(n => n > 0).Distinct().Order());
        await RulesAsync(db);
    }

    /// <summary>What a front end wants to see stands there at least once.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Every_state_stands_in_small_demo_data(DatabaseKind on)
    {
        await UseAsync(on);
        await MakeAsync(DemoData.Small);
        await using var db = Opened.Open();
        // Nothing rests in the states that are left out.
        Assert.Equal(All(DocumentStatus.Draft, DocumentStatus.PreChecked, DocumentStatus.Uploaded), Sorted(await db.Documents.Select(d => d.Status).Distinct().ToListAsync()));
        Assert.Equal(All(MerchantApplicationStatus.Draft, MerchantApplicationStatus.Approved), Sorted(await db.Applications.Select(a => a.Status).Distinct().ToListAsync()));
        await StandsAsync<Merchant, MerchantStatus>(db);
        await StandsAsync<PaperStandard, PaperStandardStatus>(db);
        await StandsAsync<EntryCriteria, EntryCriteriaStatus>(db);
        await StandsAsync<MerchantKpiTemplate, MerchantKpiTemplateStatus>(db);
        await StandsAsync<DocumentRequest, DocumentRequestStatus>(db);
        await StandsAsync<CollectionTask, CollectionStatus>(db);
        await StandsAsync<SupplementRequest, SupplementStatus>(db);
        await StandsAsync<DocumentDispute, DocumentDisputeStatus>(db);
        await StandsAsync<DocumentReport, DocumentReportStatus>(db);
        await StandsAsync<PlatformFinding, PlatformFindingStatus>(db);
        await StandsAsync<MerchantSanction, MerchantSanctionStatus>(db);
        await StandsAsync<MerchantExit, MerchantExitStatus>(db);
        await StandsAsync<MerchantClosure, MerchantClosureStatus>(db);
        await StandsAsync<MerchantImprovementPlan, MerchantImprovementStatus>(db);
        await StandsAsync<GuidanceTicket, GuidanceTicketStatus>(db);
        Assert.Equal(Enum.GetValues<MerchantSanctionKind>(), Sorted(await db.Sanctions.Select(s => s.Kind).Distinct().ToListAsync()));
        Assert.Equal(Enum.GetValues<ReviewGroup>(), Sorted(await db.ReviewTeams.Select(t => t.Group).Distinct().ToListAsync()));
        Assert.Contains(await db.CollectionTasks.Select(t => t.RemindedStage).ToListAsync(), s => s == CollectionTask.OverdueStage);
        Assert.Equal(6, await db.Scores.Select(s => s.Period).Distinct().CountAsync());
        Assert.Equal([1, 2], (await db.Scores.Select(s => s.TemplateEdition).Distinct().ToListAsync()).Order());
        Assert.Contains(await db.Scores.ToListAsync(), s => s.CorrectedAt is not null);
        Assert.Contains(await db.Clarifications.ToListAsync(), c => c.EndedAt is null);
        Assert.Contains(await db.Clarifications.ToListAsync(), c => c.IsAnswered);
        Assert.NotEmpty(await db.DocumentFaults.ToListAsync());
        Assert.NotEmpty(await db.RuleChangeReceipts.ToListAsync());
        Assert.NotEmpty(await db.PaperAccesses.ToListAsync());
        Assert.NotEmpty(await db.ReviewAssignments.ToListAsync());
        Assert.NotEmpty(await db.Set<UploadCheckAnswer>().ToListAsync());
        Assert.NotEmpty(await db.Set<ElementValue>().ToListAsync());
        // Those who are left after the first demo merchant see something, too.
        Assert.Contains(await db.Tickets.Join(db.Merchants, t => t.MerchantId, m => m.Id, (t, m) => m.OwnerId).ToListAsync(), o => o == DemoUsers.Merchant2.Id);
        await RulesAsync(db);
    }

    [Fact]
    public async Task The_same_day_gives_the_same_data()
    {
        await UseAsync(DatabaseKind.Sqlite);
        Assert.Equal(await PrintAsync(AsOf), await PrintAsync(AsOf));

        async Task<string> PrintAsync(DateTime day) => string.Join('\n', (await ManyAsync(day, new Dictionary<DateOnly, ExceptionalDay>())).Select(Print));

        static string Print(object made) => made is Document paper
            ? $"{paper.Id} {paper.Type} {paper.Status} {paper.SubmittedAt:O} {(paper.VersionNumber > 0 ? paper.Current.Sha256 : "")}"
            : $"{made.GetType().Name} {made.GetType().GetProperty("Id")?.GetValue(made)} {made.GetType().GetProperty("Status")?.GetValue(made)} {made.GetType().GetProperty("Uscc")?.GetValue(made)}";
    }

    /// <summary>Whatever the day, also right behind the long holidays, nothing has happened after it, and each history is in order.</summary>
    [Theory, InlineData("2026-01-02"), InlineData("2026-02-24"), InlineData("2026-10-08"), InlineData("2027-03-01")]
    public async Task Nothing_reaches_into_the_future(string day)
    {
        await UseAsync(DatabaseKind.Sqlite);
        var asOf = DateTime.SpecifyKind(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
        var free = Enumerable.Range(1, 9).ToDictionary(i => DateOnly.FromDateTime(asOf).AddDays(-i), i => new ExceptionalDay(DateOnly.FromDateTime(asOf).AddDays(-i), IsWorkingDay: false));
        foreach (var steps in (await ManyAsync(asOf, free)).OfType<IRemembersSteps>().Select(s => s.TakeNewSteps()).Where(s => s.Count > 0))
        {
            Assert.True(steps[^1].At <= asOf, $"{steps[^1].To} at {steps[^1].At:O}");
            Assert.Equal(steps.Select(s => s.At).Order(), steps.Select(s => s.At));
        }
    }

    private async Task<List<object>> ManyAsync(DateTime asOf, IReadOnlyDictionary<DateOnly, ExceptionalDay> exceptions)
    {
        var desk = new DemoDesk(new(7), asOf, Opened.Files, new(new(), exceptions), new());
        var editions = new DemoEditions(desk);
        var demo = new DemoMerchants(DemoPlan.For(DemoData.Small)!, desk, editions);
        List<object> all = [.. editions.All];
        await foreach (var made in demo.MakeAsync(default))
            all.AddRange([made.Application, made.Merchant, .. made.Papers, .. made.Others]);
        await foreach (var made in demo.ApplicationsAsync(default))
            all.AddRange(made);
        return all;
    }

    private static async Task<List<Document>> FiguresAsync(MerchantsDb db, DemoPlan plan)
    {
        var merchants = await db.Merchants.ToListAsync();
        var applications = await db.Applications.ToListAsync();
        var papers = await db.Documents.Include(d => d.Versions).ThenInclude(v => v.Reviews).AsSplitQuery().ToListAsync();
        Assert.Equal((plan.Merchants, plan.Papers), (merchants.Count, papers.Count));
        Assert.Equal((plan.Suspended, 1), (merchants.Count(m => m.Status == MerchantStatus.Suspended), merchants.Count(m => m.Status == MerchantStatus.Terminated)));
        Assert.Equal(plan.Expiring, papers.Count(d => d.Status is DocumentStatus.Approved or DocumentStatus.Archived && d.ValidUntil is { } end && end < DateOnly.FromDateTime(AsOf).AddDays(30)));
        Assert.Equal(merchants.Count, merchants.Select(m => m.Uscc).Distinct().Count());
        Assert.All(merchants, m => Assert.Null(Uscc.Parse(m.Uscc).Violation));
        Assert.All(applications, a =>
        {
            Assert.Null(ResidentId.Parse(a.LegalRepresentative.IdCard.Open(), DateOnly.FromDateTime(AsOf)).Violation);
            Assert.Null(MobileNumber.Parse(a.Contact.Phone.Open()).Violation);
            Assert.Null(PlainText.ParseEmail(a.Contact.Email.Open()).Violation);
            Assert.Equal(a.MerchantId is not null, a.Status == MerchantApplicationStatus.Active);
        });
        Assert.InRange(papers.Max(d => d.VersionNumber), 2, 4);
        Assert.Contains(papers, d => d.Stage != null);
        Assert.All(papers, d => Assert.Equal(applications.Single(a => a.Id == d.ApplicationId).MerchantId, d.MerchantId));
        Assert.All(papers.SelectMany(d => d.Versions), v => Assert.True(v.SubmittedAt < AsOf && (v.DecidedAt ?? AsOf) <= AsOf));
        Assert.Contains(DemoUsers.Merchant.Id, merchants.Select(m => m.OwnerId));
        return papers;
    }

    // Those rules that the mutations hold and the model alone does not.
    private static async Task RulesAsync(MerchantsDb db)
    {
        var reviews = await db.Set<Review>().ToListAsync();
        var uploaders = await db.DocumentVersions.ToDictionaryAsync(v => (v.DocumentId, v.Number), v => v.UploaderId);
        Assert.All(reviews, r => Assert.NotEqual(uploaders[(r.DocumentId, r.Number)], r.ReviewerId));
        Assert.All(reviews.GroupBy(r => (r.DocumentId, r.Number)), g => Assert.Equal(g.Count(), g.Select(r => r.ReviewerId).Distinct().Count()));
        Assert.All(await db.Sanctions.Where(s => s.ApproverId != null).ToListAsync(), s => Assert.NotEqual(s.ProposerId, s.ApproverId));
        var decided = await db.Applications.Where(a => a.MerchantId != null || a.Status == MerchantApplicationStatus.AgreementPending).Select(a => a.Id).ToListAsync();
        var checks = await CheckEntry.EntryChecks.LoadEntryChecksAsync(db, decided, default);
        Assert.Equal(decided.Count, checks.Count);
        Assert.All(checks.Values.SelectMany(c => c), c => Assert.NotEqual(CheckEntry.EntryCriterionState.NotMet, c.State));
        var open = (await db.Supplements.Where(s => s.Status == SupplementStatus.Open || s.Status == SupplementStatus.Supplied).ToListAsync()).ToLookup(s => s.ApplicationId);
        Assert.All(await db.Applications.ToListAsync(), a => Assert.Equal(open[a.Id].Count(), a.OpenSupplements));
        Assert.All(await db.StateChanges.ToListAsync(), c => Assert.True(c.At <= AsOf, $"{c.From} → {c.To} at {c.At:O}"));
        foreach (var steps in (await db.StateChanges.OrderBy(c => c.Ordinal).ToListAsync()).GroupBy(c => c.SubjectId))
            Assert.Equal(steps.Select(s => s.At).Order(), steps.Select(s => s.At));
        foreach (var element in await db.Set<ElementValue>().ToListAsync())
            Assert.Null(ElementRules.Parse(new(element.Code, element.Name, element.Rule, false, element.IsSensitive, 200), element.Sealed.Open(), DateOnly.FromDateTime(AsOf)).Violation);
    }

    private static async Task StandsAsync<T, TState>(MerchantsDb db) where T : Stateful<TState> where TState : struct, Enum =>
        Assert.Equal(Enum.GetValues<TState>(), Sorted(await db.Set<T>().Select(t => t.Status).Distinct().ToListAsync()));

    private static IEnumerable<T> All<T>(params T[] but) where T : struct, Enum => Enum.GetValues<T>().Except(but);

    private static IEnumerable<T> Sorted<T>(List<T> values) => values.Order();

    private Task MakeAsync(DemoData amount)
    {
        Opened.Clock.Now = AsOf.AddHours(3);
        return ActivatorUtilities.CreateInstance<MakeDemoData>(Opened.Services, new DemoAmount(amount)).RunAsync(default);
    }
}
