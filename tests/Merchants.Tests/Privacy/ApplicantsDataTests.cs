using System.Text;
using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReviewStatistics;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tests.Privacy;

/// <summary>
/// What the module holds of an applicant is given out whole and erased but for what the law makes it keep; every count is as before, and others' data are
/// untouched (ACC-03).
/// </summary>
public sealed class ApplicantsDataTests : ModuleTests<MerchantsModule>
{
    private static readonly Guid Applicant = DemoUsers.Merchant.Id, Other = DemoUsers.Merchant2.Id;

    private IPersonalData Data => Opened.Services.GetServices<IPersonalData>().Single(d => d.Module == "Merchants");

    [Theory, OnSqlite, OnPostgres]
    public async Task An_applicant_is_erased_and_nothing_else_changes(DatabaseKind on)
    {
        await UseAsync(on);
        var desk = new Desk(Opened);
        var (mine, paper) = await RejectedAsync(desk, DemoUsers.Merchant);
        var (theirs, theirPaper) = await RejectedAsync(desk, DemoUsers.Merchant2);
        var before = await CountsAsync();
        var export = await ExportAsync(Applicant);
        var application = Assert.Single(export.GetProperty("applications").EnumerateArray());
        Assert.Equal("11010519491231002X", application.GetProperty("legalRepresentative").GetProperty("idCard").GetString());
        Assert.Equal("13812345678", application.GetProperty("contact").GetProperty("phone").GetString());
        Assert.Equal(1, application.GetProperty("papers").GetArrayLength());
        Opened.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Empty(await Data.EraseAsync(Applicant, default));
        Assert.Empty(await Data.EraseAsync(Applicant, default));
        Assert.Empty(await Data.EraseAsync(Guid.NewGuid(), default));

        Assert.Equal(before, await CountsAsync());
        await using var db = Opened.Open();
        var left = await db.Applications.AsNoTracking().SingleAsync(a => a.Id == mine);
        Assert.True(left is { LegalRepresentative: { Name.IsEmpty: true, IdCard.IsEmpty: true }, Contact: { Name.IsEmpty: true, Phone.IsEmpty: true, Email.IsEmpty: true } });
        Assert.Equal(0, await db.Applications.WithSealed(db, a => a.Contact.Phone, "13812345678").CountAsync(a => a.Id == mine));
        var version = (await db.DocumentVersions.AsNoTracking().SingleAsync(v => v.DocumentId == paper))!;
        Assert.True(version is { FileName.IsEmpty: true, ErasedAt: not null, Outcome: ReviewOutcome.Rejected });
        Assert.False(Opened.Files.Contains(version.Sha256));

        var kept = await db.Applications.AsNoTracking().SingleAsync(a => a.Id == theirs);
        Assert.Equal(("李文博", "11010519491231002X", "13812345678"), (kept.Contact.Name.Open(), kept.LegalRepresentative.IdCard.Open(), kept.Contact.Phone.Open()));
        Assert.True(Opened.Files.Contains((await db.DocumentVersions.AsNoTracking().SingleAsync(v => v.DocumentId == theirPaper)).Sha256));
        Assert.DoesNotContain("13812345678", (await ExportAsync(Applicant)).ToString(), StringComparison.Ordinal);
        Assert.Contains("13812345678", (await ExportAsync(Other)).ToString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchants_identity_is_kept_for_as_long_as_the_law_says_and_then_goes(DatabaseKind on)
    {
        await UseAsync(on);
        var desk = new Desk(Opened);
        var application = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        var hash = await desk.AgreementHashAsync(application);
        Assert.Empty((await desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, hash)).Errors);
        Assert.Empty((await desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash)).Errors);

        Assert.Equal([new KeptData("MERCHANT_IDENTITY", "MERCHANT_RETENTION", null)], await Data.EraseAsync(Applicant, default));
        Assert.True(await HoldsAsync(application));
        var left = await TerminateAsync(desk, application);
        Assert.Equal([new KeptData("MERCHANT_IDENTITY", "MERCHANT_RETENTION", left.AddYears(3))], await Data.EraseAsync(Applicant, default));
        Assert.True(await HoldsAsync(application));

        Opened.Clock.Now = left.AddYears(3);
        Assert.Empty(await Data.EraseAsync(Applicant, default));
        Assert.False(await HoldsAsync(application));
        await using var db = Opened.Open();
        Assert.True((await db.Agreements.AsNoTracking().SingleAsync()) is { Text.IsEmpty: true, IsConcluded: true } agreement && agreement.TextSha256 == hash);
        Assert.True((await db.Merchants.AsNoTracking().SingleAsync()).Contact.Phone.IsEmpty);
        Assert.NotEqual("MERCHANT_RETENTION", Data.ReasonOf("MERCHANT_RETENTION"));
    }

    private static async Task<(MerchantApplicationId Application, DocumentId Paper)> RejectedAsync(Desk desk, DemoUser owner)
    {
        var application = (await desk.ApplyAsync(owner)).Value!.Id;
        var paper = (await desk.SubmitAsync(DemoUsers.Uploader, application)).Value!.Id;
        Assert.Empty((await desk.RejectAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        Assert.Empty((await desk.RejectAsync(DemoUsers.Reviewer, application, "经营范围不符")).Errors);
        return (application, paper);
    }

    private async Task<DateTime> TerminateAsync(Desk desk, MerchantApplicationId application)
    {
        await using var db = Opened.Open();
        var merchant = await db.Merchants.SingleAsync(m => m.ApplicationId == application);
        var by = Samples.ActorOf(DemoUsers.Supervisor);
        Assert.Null(merchant.Suspend("leaves", by, desk.Now));
        Assert.Null(merchant.Terminate("leaves", by, desk.Now));
        await db.SaveChangesAsync();
        return desk.Now;
    }

    private async Task<bool> HoldsAsync(MerchantApplicationId id)
    {
        await using var db = Opened.Open();
        return (await db.Applications.AsNoTracking().SingleAsync(a => a.Id == id)).Contact.Name is { IsEmpty: false };
    }

    // All that is counted anywhere: states, papers, reviews, steps, tasks, the figures of the reviews.
    private async Task<string> CountsAsync()
    {
        await using var db = Opened.Open();
        var counts = new StringBuilder();
        foreach (var state in await db.Applications.GroupBy(a => a.Status).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync())
            counts.Append(state);
        foreach (var state in await db.Documents.GroupBy(d => d.Status).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync())
            counts.Append(state);
        counts.Append(await db.DocumentVersions.CountAsync()).Append(' ').Append(await db.StateChanges.CountAsync());
        var stats = await DocumentReviewStatsQuery.GetDocumentReviewStatsAsync(Samples.Monday.AddDays(-1), Samples.Monday.AddDays(300), null, null, null, null, null, db, Opened.Services.GetRequiredService<IUserNames>(), default);
        return counts.Append(JsonSerializer.Serialize(stats)).ToString();
    }

    private async Task<JsonElement> ExportAsync(Guid user)
    {
        using var content = new MemoryStream();
        await using (var json = new Utf8JsonWriter(content))
            await Data.ExportAsync(user, json, default);
        return JsonSerializer.Deserialize<JsonElement>(content.ToArray());
    }
}
