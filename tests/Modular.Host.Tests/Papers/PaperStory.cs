using System.Globalization;
using System.Text.Json;
using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Modular.Kernel;

namespace Modular.Host.Tests.Papers;

/// <summary>The life of a business licence, from the department that asks for it to the day after its end, in the steps that people take.</summary>
internal sealed class PaperStory
{
    private const string Paper = "document { id status versionNumber }";
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private readonly List<string> _settings;
    private readonly EndToEndHost _host;
    private readonly PaperDesk _desk;

    /// <param name="host">The host, with these settings from the next start on.</param>
    /// <param name="settings">Its settings.</param>
    public PaperStory(EndToEndHost host, List<string> settings) => (_host, _settings, _desk) = (host, settings, new(host));

    /// <summary>When the story began.</summary>
    public DateTimeOffset Began { get; } = DateTimeOffset.UtcNow.AddSeconds(-1);

    /// <summary>The last day of the licence.</summary>
    public DateOnly ValidUntil { get; } = DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(Shanghai).Date).AddMonths(3);

    /// <summary>The application, and what it leads to.</summary>
    public string Application { get; private set; } = "";

    /// <inheritdoc cref="Application"/>
    public string Licence { get; private set; } = "";

    /// <inheritdoc cref="Application"/>
    public string Merchant { get; private set; } = "";

    /// <inheritdoc cref="Application"/>
    public string Product { get; private set; } = "";

    /// <summary>A department asks for the licence; it is collected, given back to its source, collected again and entered (DOC-01, DOC-03 to DOC-06).</summary>
    public async Task CollectAsync()
    {
        Application = (await _host.Story.ApplyAsync("merchant", MerchantStory.Application(7))).GetProperty("application").GetProperty("id").GetString()!;
        var request = await _desk.DoAsync("coordinator", "createDocumentRequest", "documentRequest { id status items { id status } }", new
        {
            applicationId = Application, department = "招商部", dueAt = DateTimeOffset.UtcNow.AddDays(5), papers = new[] { new { type = "BUSINESS_LICENCE", note = "正本" } },
        });
        Assert.Equal("OPEN", StatusOf(request));
        var task = Assert.Single(request.GetProperty("items").EnumerateArray()).GetProperty("id").GetString()!;
        await CollectionAsync("coordinator", task, "ASKED");
        await TakenAsync("uploader", "assignCollection", "ASKED", new
        {
            collectionTaskId = task, source = "PARTNER", sourceName = "某代办公司", responsibleId = new NodeId("User", DemoUsers.Uploader.Id).ToString(),
        });
        await TakenAsync("uploader", "recordCollectedPaper", "COLLECTED", new { collectionTaskId = task, file = (string?)null }, PaperFiles.Pdf("Licence, a bad copy"));
        await TakenAsync("uploader", "returnToSource", "RETURNED_TO_SOURCE", new { collectionTaskId = task, reasonCode = "UNREADABLE", reasonText = "复印件模糊，请提供原件扫描。" });
        await TakenAsync("uploader", "recordCollectedPaper", "COLLECTED", new { collectionTaskId = task, file = (string?)null }, PaperFiles.Pdf("Licence, a better copy"));
        await TakenAsync("uploader", "enterCollectedPaper", "ENTERED", new { collectionTaskId = task, validUntil = ValidUntil });

        var entered = await CollectionAsync("coordinator", task, "ENTERED");
        Licence = entered.GetProperty("document").GetProperty("id").GetString()!;
        Assert.Equal("FIRST_REVIEW", StatusOf(entered.GetProperty("document")));
        Assert.Equal(2, entered.GetProperty("papers").GetProperty("totalCount").GetInt32());
        Assert.Equal("FULFILLED", StatusOf(await _desk.ReadAsync("coordinator", "documentRequest", request.GetProperty("id").GetString()!, "status")));
        await UploadedHereAsync(1, checks: 0);
    }

    /// <summary>The licence is sent back with a reason, and comes again step by step (DOC-06 to DOC-09, DOC-12, DOC-13).</summary>
    public async Task SendBackAsync()
    {
        await ReviewAsync("reviewer", "First", Licence, "REJECTED", "UNREADABLE", "公章看不清。");
        await StepAsync("uploader", "registerDocument", "REGISTERED", new
        {
            applicationId = Application, type = "BUSINESS_LICENCE", replacesDocumentId = Licence, validUntil = ValidUntil, file = (string?)null,
        }, PaperFiles.Pdf("Licence, the original scanned"));
        var types = (await _host.Client.DataAsync("uploader", "{ documentTypes { type checklist { code } } }")).GetProperty("documentTypes");
        var items = types.EnumerateArray().Single(t => t.GetProperty("type").GetString() == "BUSINESS_LICENCE").GetProperty("checklist").EnumerateArray().Select(i => i.GetProperty("code").GetString()).ToList();
        Assert.NotEmpty(items);
        await StepAsync("uploader", "completeUploadChecklist", "READY_TO_UPLOAD", new { documentId = Licence, answers = items.Select(code => new { code, isFulfilled = true }) });
        var uploaded = await StepAsync("uploader", "uploadDocument", "FIRST_REVIEW", new { documentId = Licence });
        Assert.Equal(2, uploaded.GetProperty("versionNumber").GetInt32());
        await UploadedHereAsync(2, items.Count);
    }

    /// <summary>The second version passes the first review; the detailed reviewer asks something, gets an answer and approves it (DOC-09 to DOC-11).</summary>
    public async Task ClarifyAsync()
    {
        await ReviewAsync("reviewer", "First", Licence, "DETAILED_REVIEW");
        await StepAsync("reviewer2", "requestClarification", "NEEDS_CLARIFICATION", new { documentId = Licence, question = "经营范围是否包含服装零售？" });
        await Task.Delay(300); // A pause that the figures must leave out.
        await StepAsync("uploader", "answerClarification", "DETAILED_REVIEW", new { documentId = Licence, answer = "包含，见第二行。" });
        await ReviewAsync("reviewer2", "Detailed", Licence, "APPROVED");
    }

    /// <summary>With the identity card the application is approved, both sides sign, and the merchant has a product that could be listed; the licence is archived (DOC-15).</summary>
    public async Task OpenAsync()
    {
        var card = (await _desk.DoAsync("uploader", "submitDocument", Paper, new { applicationId = Application, type = "LEGAL_REPRESENTATIVE_ID_CARD", file = (string?)null }, PaperFiles.Pdf("Card")))
            .GetProperty("id").GetString()!;
        await ReviewAsync("reviewer", "First", card, "DETAILED_REVIEW");
        await ReviewAsync("reviewer2", "Detailed", card, "APPROVED");
        var textSha256 = (await _desk.DoAsync("reviewer", "approveApplication", "application { agreement { textSha256 } }", new { applicationId = Application }))
            .GetProperty("agreement").GetProperty("textSha256").GetString();
        await _desk.DoAsync("merchant", "signAgreement", "application { status }", new { applicationId = Application, party = "MERCHANT", textSha256 });
        var merchant = (await _desk.DoAsync("supervisor", "signAgreement", "application { merchant { id status } }", new { applicationId = Application, party = "PLATFORM", textSha256 })).GetProperty("merchant");
        Assert.Equal("ACTIVE", StatusOf(merchant));
        Merchant = merchant.GetProperty("id").GetString()!;

        Product = (await _desk.DoOnceThereAsync("merchant", "createProduct", "product { id }", new
        {
            merchantId = Merchant, title = "羊绒大衣", description = "双面羊绒。", category = "apparel", variants = new[] { new { sku = "COAT", price = new { amount = 19_900 } } },
        })).GetProperty("id").GetString()!;
        await _desk.DoAsync("merchant", "submitProduct", "product { id }", new { productId = Product });
        var approved = await _desk.DoAsync("reviewer", "approveProduct", "product { status }", new { productId = Product, verdicts = new { compliant = true, truthful = true, certificatesValid = true } });
        Assert.Equal("APPROVED", StatusOf(approved));

        await StepAsync("uploader", "archiveDocument", "ARCHIVED", new { documentId = Licence });
        var archived = await _desk.ReadAsync("uploader", "document", Licence, "currentVersion { sha256 } archive { class versionNumber sha256 retainUntil archivedBy }");
        var record = archived.GetProperty("archive");
        Assert.Equal(("QUALIFICATION", 2), (record.GetProperty("class").GetString(), record.GetProperty("versionNumber").GetInt32()));
        Assert.Equal(archived.GetProperty("currentVersion").GetProperty("sha256").GetString(), record.GetProperty("sha256").GetString());
        Assert.Equal(ValidUntil.AddYears(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), record.GetProperty("retainUntil").GetString());
        Assert.Equal(DemoUsers.Uploader.Name, record.GetProperty("archivedBy").GetString());
    }

    /// <summary>The day after its last one comes: the licence ends, and the merchant can list nothing (DOC-25).</summary>
    public async Task ExpireAsync()
    {
        var dayAfter = ValidUntil.AddDays(1);
        var ahead = new DateTimeOffset(dayAfter.ToDateTime(new TimeOnly(12, 0)), Shanghai) - DateTimeOffset.UtcNow;
        _settings.Add($"--Clock:Ahead={ahead.ToString("c", CultureInfo.InvariantCulture)}");
        await _host.StopAsync();
        await _host.StartAsync();
        Assert.Equal("SUCCEEDED", (await _host.RunJobAsync("merchants.expire-papers")).GetProperty("state").GetString());
        Assert.Equal("EXPIRED", StatusOf(await _desk.ReadAsync("uploader", "document", Licence, "status")));
        var merchant = await _desk.ReadAsync("merchant", "merchant", Merchant, "status papersExpiredOn");
        Assert.Equal(("ACTIVE", dayAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (StatusOf(merchant), merchant.GetProperty("papersExpiredOn").GetString()));

        // The catalogue hears of it by an event; what the mutation would answer is told before it is sent.
        JsonElement actions = default;
        await Aftermath.UntilAsync(async () =>
        {
            actions = (await _desk.ReadAsync("merchant", "product", Product, "allowedActions { action allowed reason { code } }")).GetProperty("allowedActions");
            return !actions.EnumerateArray().Single(a => a.GetProperty("action").GetString() == "listProduct").GetProperty("allowed").GetBoolean();
        }, () => actions.ToString());
        Assert.Equal("MERCHANT_PAPERS_NOT_VALID", await _desk.RefusedAsync("merchant", "listProduct", new { productId = Product }));
    }

    private static string? StatusOf(JsonElement one) => one.GetProperty("status").GetString();

    private async Task<JsonElement> CollectionAsync(string user, string task, string status)
    {
        var nodes = (await _host.Client.DataAsync(user, "{ collectionTasks { nodes { id status papers { totalCount } document { id status } } } }")).GetProperty("collectionTasks").GetProperty("nodes");
        var one = Assert.Single(nodes.EnumerateArray());
        Assert.Equal((task, status), (one.GetProperty("id").GetString(), StatusOf(one)));
        return one;
    }

    private async Task TakenAsync(string user, string mutation, string status, object input, byte[]? file = null) =>
        Assert.Equal(status, StatusOf(await _desk.DoAsync(user, mutation, "collectionTask { status }", input, file)));

    private async Task<JsonElement> StepAsync(string user, string mutation, string status, object input, byte[]? file = null)
    {
        var paper = await _desk.DoAsync(user, mutation, Paper, input, file);
        Assert.Equal(status, StatusOf(paper));
        return paper;
    }

    private Task ReviewAsync(string user, string stage, string document, string status, string? reasonCode = null, string? reasonText = null) =>
        StepAsync(user, $"complete{stage}Review", status, new { documentId = document, decision = reasonCode is null ? "ACCEPT" : "REJECT", reasonCode, reasonText });

    private async Task UploadedHereAsync(int version, int checks)
    {
        var current = (await _desk.ReadAsync("uploader", "document", Licence, "currentVersion { number upload { externalRef uploadedBy } uploadChecks { code } }")).GetProperty("currentVersion");
        Assert.Equal(version, current.GetProperty("number").GetInt32());
        Assert.Equal((JsonValueKind.Null, DemoUsers.Uploader.Name), (current.GetProperty("upload").GetProperty("externalRef").ValueKind, current.GetProperty("upload").GetProperty("uploadedBy").GetString()));
        Assert.Equal(checks, current.GetProperty("uploadChecks").GetArrayLength());
    }
}
