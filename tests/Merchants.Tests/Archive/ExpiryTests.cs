using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.FrontEnds;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Archive;

/// <summary>DOC-25: papers end on their day, those concerned are told beforehand, and nobody does business for long without a mandatory one.</summary>
public sealed class ExpiryTests : FrontEndTests
{
    private static readonly DateOnly End = new(2026, 5, 20);

    private Desk _desk = null!;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_notice_is_given_once_and_the_paper_ends_the_day_after_its_last_in_Shanghai(DatabaseKind on)
    {
        var (_, licence) = await ActiveAsync(on);
        var told = new List<string>();
        // Every hour from 40 days before to 2 days after; a machine that stood still for days gives the nearest notice alone.
        for (var day = -40; day <= 2; day++)
        {
            if (day is > -7 and < -2)
                continue;
            foreach (var hour in new[] { 0, 9, 23 })
            {
                At(End.AddDays(day), hour);
                await Opened.RunJobAsync("merchants.expire-papers");
            }
        }

        foreach (var happened in await EventsAsync())
            told.Add(happened);
        Assert.Equal(["near 30", "near 7", "near 0", "expired", "papers expired"], told);
        await using var db = Opened.Open();
        var steps = db.StateChanges.Where(c => c.SubjectId == licence.Value).OrderBy(c => c.Ordinal).ToList();
        // Nobody had filed it: the platform does, and it ends as the 21st begins in Shanghai.
        Assert.Equal(["ARCHIVED", "EXPIRED"], steps[^2..].Select(s => s.To));
        Assert.All(steps[^2..], s => Assert.Equal((null, BusinessDay.StartOf(End.AddDays(1))), (s.ById, s.At)));
        Assert.Equal(licence, Assert.Single(db.ArchiveRecords).DocumentId);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_the_days_of_grace_the_merchant_is_suspended_until_a_new_paper_is_approved(DatabaseKind on)
    {
        var (merchant, licence) = await ActiveAsync(on);
        At(End.AddDays(1), 1);
        Assert.Equal("1 1", Counted(await Opened.RunJobAsync("merchants.expire-papers"), "expired", "merchants"));
        Assert.Equal((MerchantStatus.Active, (DateOnly?)End.AddDays(1)), await StandingAsync(merchant));
        At(End.AddDays(16), 12);
        await Opened.RunJobAsync("merchants.expire-papers");
        Assert.Equal(MerchantStatus.Active, (await StandingAsync(merchant)).Status);
        At(End.AddDays(17), 0);
        await Opened.RunJobAsync("merchants.expire-papers");
        Assert.Equal(MerchantStatus.Suspended, (await StandingAsync(merchant)).Status);
        Assert.Equal("MERCHANT_PAPERS_EXPIRED", await ResumeAsync(merchant));

        At(End.AddDays(19), 10);
        await using (var db = Opened.Open())
        {
            var application = db.Documents.Single(d => d.Id == licence).ApplicationId;
            var next = (await _desk.SubmitAsync(DemoUsers.Uploader, application, validUntil: new(2036, 5, 20))).Value!.Id;
            Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer, next, ReviewStage.First)).Errors);
            await Opened.RunJobAsync("merchants.expire-papers");
            Assert.Equal("MERCHANT_PAPERS_EXPIRED", await ResumeAsync(merchant));
            Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer2, next, ReviewStage.Detailed)).Errors);
        }

        // At once, with the decision.
        Assert.Equal((MerchantStatus.Suspended, null), await StandingAsync(merchant));
        Assert.Null(await ResumeAsync(merchant));
        Assert.Equal("expired;papers expired;suspended;papers renewed;resumed", string.Join(';', await EventsAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_processes_that_run_it_at_once_and_again_do_each_thing_once(DatabaseKind on)
    {
        var (merchant, _) = await ActiveAsync(on);
        At(End.AddDays(40), 3);
        // The first run ends the paper; that its merchant has waited too long is seen from the day it was noted.
        for (var round = 0; round < 3; round++)
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened.RunJobAsync("merchants.expire-papers"))));
        At(End.AddDays(60), 3);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened.RunJobAsync("merchants.expire-papers"))));
        Assert.Equal(MerchantStatus.Suspended, (await StandingAsync(merchant)).Status);
        Assert.Equal("expired;papers expired;suspended", string.Join(';', await EventsAsync()));
        await using var db = Opened.Open();
        Assert.Single(db.ArchiveRecords);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_paper_that_is_not_mandatory_ends_without_harm_to_the_merchant(DatabaseKind on)
    {
        var (merchant, licence) = await ActiveAsync(on, licenceEnds: false);
        await using (var db = Opened.Open())
        {
            var application = db.Documents.Single(d => d.Id == licence).ApplicationId;
            var paper = (await _desk.SubmitAsync(DemoUsers.Uploader, application, DocumentType.ProductTestReport, validUntil: End)).Value!.Id;
            Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
            Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        }

        At(End.AddDays(60), 3);
        Assert.Equal("1 0", Counted(await Opened.RunJobAsync("merchants.expire-papers"), "expired", "merchants"));
        Assert.Equal((MerchantStatus.Active, null), await StandingAsync(merchant));
    }

    private static string Counted(JobRun run, string first, string second) => $"{run.Counts.GetValueOrDefault(first)} {run.Counts.GetValueOrDefault(second)}";

    private async Task<(MerchantId Merchant, DocumentId Licence)> ActiveAsync(DatabaseKind on, bool licenceEnds = true)
    {
        await UseWithPlatformAsync(on);
        _desk = new(Opened);
        var application = (await _desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        var papers = new List<DocumentId>();
        foreach (var type in new[] { DocumentType.BusinessLicence, DocumentType.LegalRepresentativeIdCard })
        {
            papers.Add((await _desk.SubmitAsync(DemoUsers.Uploader, application, type, validUntil: licenceEnds && papers.Count == 0 ? End : null)).Value!.Id);
            Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer, papers[^1], ReviewStage.First)).Errors);
            Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer2, papers[^1], ReviewStage.Detailed)).Errors);
        }

        Assert.Empty((await _desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        var hash = await _desk.AgreementHashAsync(application);
        Assert.Empty((await _desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, hash)).Errors);
        var merchant = (await _desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash)).Value!.MerchantId!.Value;
        return (merchant, papers[0]);
    }

    private void At(DateOnly day, int hour) => _desk.Now = BusinessDay.StartOf(day).AddHours(hour);

    private async Task<(MerchantStatus Status, DateOnly? Since)> StandingAsync(MerchantId id)
    {
        await using var db = Opened.Open();
        var merchant = db.Merchants.Single(m => m.Id == id);
        return (merchant.Status, merchant.PapersExpiredOn);
    }

    private async Task<string?> ResumeAsync(MerchantId merchant) => CodeOf(await AskAsync(
        DemoUsers.Supervisor, "mutation($id: ID!) { resumeMerchant(input: { merchantId: $id, reason: \"新证已办\" }) { errors { ... on Error { code } } } }", new { id = NodeId.Of(merchant).ToString() }));

    /// <summary>What was told of papers and merchants, in its order.</summary>
    private async Task<IReadOnlyList<string>> EventsAsync()
    {
        await using var db = Opened.Open();
        var table = db.Model.GetEntityTypes().Single(e => e.GetTableName() == "events").GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        var sql = $"""SELECT "Name", "Payload" FROM "{table}" ORDER BY "Id" """;
        return
        [
            .. (await db.Database.SqlQueryRaw<Told>(sql).ToListAsync()).Select(e => e.Name switch
            {
                "merchants.document-expiry-near" => "near " + System.Text.Json.JsonDocument.Parse(e.Payload).RootElement.GetProperty("daysLeft"),
                "merchants.document-expired" => "expired",
                "merchants.merchant-papers-expired" => "papers expired",
                "merchants.merchant-papers-renewed" => "papers renewed",
                "merchants.merchant-suspended" => "suspended",
                "merchants.merchant-resumed" => "resumed",
                _ => "",
            }).Where(e => e.Length > 0),
        ];
    }

    private sealed record Told(string Name, string Payload);
}
