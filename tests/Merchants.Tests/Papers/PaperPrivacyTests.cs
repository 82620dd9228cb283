using System.Text;
using System.Text.Json;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tests.Papers;

/// <summary>What is entered with papers, and what the outside platform says of them, goes with the applicant (ACC-03, DOC-02, DOC-24).</summary>
public sealed class PaperPrivacyTests : PaperTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Values_and_words_are_given_out_and_erased(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        await PublishedAsync(new { type = "BUSINESS_LICENCE", formats = new[] { "PDF" }, elements = new[] { new { code = "OWNER_ID", name = "证件号", rule = "RESIDENT_ID" } } });
        var application = Application();
        var paper = IdOf(await RegisterAsync(application, elements: new[] { new { code = "OWNER_ID", value = "11010519491231002X" } }));
        Assert.Null(ErrorOf(await CheckAsync(paper, AllYes())));
        Assert.Null(ErrorOf(await UploadAsync(paper)));
        Assert.Null(ErrorOf(await DoAsync(DemoUsers.Reviewer, "recordPlatformFinding", new { kind = "FINDING", words = "李文博的证件过期", documentId = paper }, "finding { id }")));
        var data = Opened.Services.GetServices<IPersonalData>().Single(d => d.Module == "Merchants");
        Assert.Equal("11010519491231002X", (await ExportAsync(data, DemoUsers.Merchant)).GetProperty("applications")[0].GetProperty("papers")[0].GetProperty("versions")[0].GetProperty("elements").GetProperty("OWNER_ID").GetString());
        var work = (await ExportAsync(data, DemoUsers.Uploader)).GetProperty("paperWork");
        Assert.Equal((1, 4), (work.GetProperty("uploads").GetArrayLength(), work.GetProperty("checksBeforeUpload").GetArrayLength()));
        Assert.Equal(1, (await ExportAsync(data, DemoUsers.Reviewer)).GetProperty("paperWork").GetProperty("standards").GetArrayLength());

        await data.EraseAsync(DemoUsers.Merchant.Id, default);
        await using var db = Opened.Open();
        Assert.True((await db.Set<ElementValue>().SingleAsync()).Sealed.IsEmpty);
        Assert.True((await db.PlatformFindings.SingleAsync()).Words.IsEmpty);
        var shown = (await AskAsync(DemoUsers.Reviewer, "query($id: ID!) { document(id: $id) { currentVersion { elements { code value } } } platformFindings { nodes { words } } }", new { id = paper }));
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("document").GetProperty("currentVersion").GetProperty("elements")[0].GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("platformFindings").GetProperty("nodes")[0].GetProperty("words").ValueKind);
    }

    private static async Task<JsonElement> ExportAsync(IPersonalData data, DemoUser user)
    {
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
            await data.ExportAsync(user.Id, json, default);
        return JsonDocument.Parse(Encoding.UTF8.GetString(bytes.ToArray())).RootElement;
    }
}
