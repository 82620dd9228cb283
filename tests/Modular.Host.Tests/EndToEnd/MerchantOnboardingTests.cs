using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>A merchant's way through the door, over HTTP against the real host: application, papers, two reviews, agreement, statistics.</summary>
public sealed class MerchantOnboardingTests : IAsyncLifetime
{
    private EndToEndHost? _host;

    private EndToEndHost Host => _host!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await ((IAsyncDisposable)_host).DisposeAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_gets_through_the_door(DatabaseKind on)
    {
        _host = await EndToEndHost.OnAsync(on);
        var begin = DateTimeOffset.UtcNow.AddSeconds(-1);

        // The merchant applies. Sensitive values come back masked.
        var applied = await Host.Story.ApplyAsync("merchant", MerchantStory.Application(1));
        AssertNoErrors(applied);
        var application = applied.GetProperty("application");
        var applicationId = application.GetProperty("id").GetString()!;
        Assert.Equal("SUBMITTED", application.GetProperty("status").GetString());
        var idCard = application.GetProperty("legalRepresentative").GetProperty("idCard").GetString()!;
        Assert.Contains('*', idCard);
        Assert.NotEqual(ChinaCodes.IdCard(1), idCard);
        Assert.Contains('*', application.GetProperty("contact").GetProperty("phone").GetString()!);

        // Three papers, one of each format.
        var licence = await Submitted("uploader", applicationId, "BUSINESS_LICENCE", PaperFiles.Pdf("Business licence"), "PDF");
        var card = await Submitted("uploader", applicationId, "LEGAL_REPRESENTATIVE_ID_CARD", PaperFiles.Jpeg(320, 200, 1), "JPEG", "card.jpg", "image/jpeg");
        var brand = await Submitted("merchant", applicationId, "BRAND_AUTHORISATION", PaperFiles.Png(64, 48, 128), "PNG", "brand.png", "image/png");

        // The queue shows all three, waiting for the first review.
        var queue = await Host.Client.DataAsync("reviewer", "{ reviewQueue(stage: FIRST) { totalCount nodes { id type stage dueAt isOverdue application { legalName } } } }");
        Assert.Equal(3, queue.GetProperty("reviewQueue").GetProperty("totalCount").GetInt32());

        // The identity card goes straight through; the licence is sent back by the first reviewer, handed in again and passes;
        // the brand's letter is sent back by the detailed reviewer.
        await Reviewed("reviewer", "First", card, "DETAILED_REVIEW");
        await Reviewed("reviewer2", "Detailed", card, "APPROVED");
        await Reviewed("reviewer", "First", licence, "REJECTED", "REJECT", "UNREADABLE", "The stamp cannot be read.");
        var second = await Host.Story.SubmitAsync("uploader", applicationId, "BUSINESS_LICENCE", PaperFiles.Pdf("Business licence, scanned again"), replaces: licence);
        AssertNoErrors(second);
        Assert.Equal(2, second.GetProperty("document").GetProperty("versionNumber").GetInt32());
        Assert.Equal(licence, second.GetProperty("document").GetProperty("id").GetString());
        await Reviewed("reviewer", "First", licence, "DETAILED_REVIEW");
        await Reviewed("reviewer2", "Detailed", licence, "APPROVED");
        await Reviewed("reviewer2", "First", brand, "DETAILED_REVIEW");
        await Reviewed("reviewer", "Detailed", brand, "REJECTED", "REJECT", "UNREADABLE", "Too small to read.");

        // Approval, both signatures, and the merchant is active.
        var approved = await Host.Story.ApproveAsync("reviewer", applicationId);
        AssertNoErrors(approved);
        Assert.Equal("AGREEMENT_PENDING", approved.GetProperty("application").GetProperty("status").GetString());
        var hash = approved.GetProperty("application").GetProperty("agreement").GetProperty("textSha256").GetString()!;
        var first = await Host.Story.SignAsync("merchant", applicationId, "MERCHANT", hash);
        AssertNoErrors(first);
        Assert.Equal("AGREEMENT_PENDING", first.GetProperty("application").GetProperty("status").GetString());
        var signed = await Host.Story.SignAsync("supervisor", applicationId, "PLATFORM", hash);
        AssertNoErrors(signed);
        Assert.Equal("ACTIVE", signed.GetProperty("application").GetProperty("status").GetString());
        var merchant = signed.GetProperty("application").GetProperty("merchant");
        Assert.Equal("ACTIVE", merchant.GetProperty("status").GetString());

        await AssertMerchantIsFound(merchant.GetProperty("id").GetString()!);
        await AssertStatistics(begin);
    }

    // Decided versions: card 1 approved, licence 1 rejected, licence 2 approved, brand 1 rejected: 4 decided, 2 approved.
    // First versions: card approved, licence and brand rejected: 1 of 3. Three papers, four rounds.
    private async Task AssertStatistics(DateTimeOffset begin)
    {
        var data = await Host.Client.DataAsync(
            "supervisor",
            """
            query($from: DateTime!, $to: DateTime!) { documentReviewStats(from: $from, to: $to) {
              passRate { numerator denominator value } firstTimePassRate { numerator denominator }
              roundsPerPaper { numerator denominator value } turnaround { p50 p90 p95 }
              reasons { reason count share { value } } } }
            """,
            new { from = begin, to = DateTimeOffset.UtcNow.AddMinutes(1) });
        var stats = data.GetProperty("documentReviewStats");
        Assert.Equal((2, 4), Parts(stats, "passRate"));
        Assert.Equal(0.5, stats.GetProperty("passRate").GetProperty("value").GetDouble());
        Assert.Equal((1, 3), Parts(stats, "firstTimePassRate"));
        Assert.Equal((4, 3), Parts(stats, "roundsPerPaper"));
        var reason = Assert.Single(stats.GetProperty("reasons").EnumerateArray());
        Assert.Equal("UNREADABLE", reason.GetProperty("reason").GetString());
        Assert.Equal(2, reason.GetProperty("count").GetInt32());

        // The same percentiles by hand, from the times that the papers show: nearest rank over the four decided versions.
        var papers = await Host.Client.DataAsync("supervisor", "{ merchantApplications { nodes { documents { versions { submittedAt decidedAt } } } } }");
        var times = papers.GetProperty("merchantApplications").GetProperty("nodes")[0].GetProperty("documents").EnumerateArray()
            .SelectMany(d => d.GetProperty("versions").EnumerateArray())
            .Select(v => v.GetProperty("decidedAt").GetDateTimeOffset() - v.GetProperty("submittedAt").GetDateTimeOffset())
            .Order().ToArray();
        Assert.Equal(4, times.Length);
        var turnaround = stats.GetProperty("turnaround");
        foreach (var (name, rank) in new[] { ("p50", 2), ("p90", 4), ("p95", 4) })
            Assert.Equal(times[rank - 1], System.Xml.XmlConvert.ToTimeSpan(turnaround.GetProperty(name).GetString()!));
    }

    private async Task AssertMerchantIsFound(string id)
    {
        var one = await Host.Client.DataAsync("merchant", "query($id: ID!) { merchant(id: $id) { id name status documents { totalCount nodes { type status } } history { nodes { from to byName } } } node(id: $id) { __typename id } }", new { id });
        Assert.Equal(3, one.GetProperty("merchant").GetProperty("documents").GetProperty("nodes").GetArrayLength());
        Assert.Equal(3, one.GetProperty("merchant").GetProperty("documents").GetProperty("totalCount").GetInt32());
        Assert.Equal("Merchant", one.GetProperty("node").GetProperty("__typename").GetString());

        const string List = "query($where: MerchantFilterInput) { merchants(first: 5, where: $where) { totalCount nodes { id name } pageInfo { hasNextPage endCursor } } }";
        var found = await Host.Client.DataAsync("admin", List, new { where = new { status = new { eq = "ACTIVE" }, name = new { contains = "第1服饰" } } });
        Assert.Equal(id, Assert.Single(found.GetProperty("merchants").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
        var none = await Host.Client.DataAsync("admin", List, new { where = new { status = new { eq = "SUSPENDED" } } });
        Assert.Equal(0, none.GetProperty("merchants").GetProperty("totalCount").GetInt32());

        // Another merchant's user gets the answer for an id that does not exist.
        var stranger = await Host.Client.SendAsync("merchant2", "query($id: ID!) { merchant(id: $id) { id name } merchants { totalCount } }", new { id });
        Assert.Equal("""{"data":{"merchant":null,"merchants":{"totalCount":0}}}""", stranger.GetRawText());
    }

    private async Task<string> Submitted(string user, string application, string type, byte[] file, string format, string name = "paper.pdf", string contentType = "application/pdf")
    {
        var payload = await Host.Story.SubmitAsync(user, application, type, file, name, contentType);
        AssertNoErrors(payload);
        var document = payload.GetProperty("document");
        Assert.Equal("FIRST_REVIEW", document.GetProperty("status").GetString());
        var version = document.GetProperty("currentVersion");
        Assert.Equal(format, version.GetProperty("format").GetString());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), version.GetProperty("sha256").GetString());
        return document.GetProperty("id").GetString()!;
    }

    private async Task Reviewed(string user, string stage, string document, string status, string decision = "ACCEPT", string? code = null, string? text = null)
    {
        var payload = await Host.Story.ReviewAsync(user, stage, document, decision, code, text);
        AssertNoErrors(payload);
        Assert.Equal(status, payload.GetProperty("document").GetProperty("status").GetString());
    }

    private static (int, int) Parts(JsonElement stats, string name) =>
        (stats.GetProperty(name).GetProperty("numerator").GetInt32(), stats.GetProperty(name).GetProperty("denominator").GetInt32());

    private static void AssertNoErrors(JsonElement payload)
    {
        if (payload.GetProperty("errors").ValueKind != JsonValueKind.Null)
            Assert.Fail(payload.GetProperty("errors").GetRawText());
    }
}
