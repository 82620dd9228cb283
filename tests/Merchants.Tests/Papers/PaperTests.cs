using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Files;
using Merchants.Tests.FrontEnds;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Papers;

/// <summary>Papers, their standards and the outside platform, asked as a front end asks.</summary>
public abstract class PaperTests : FrontEndTests
{
    private const string Paper = "document { id status version versionNumber currentVersion { number standardNumber format } }";

    private const string BrokenInput = "... on InvalidInputError { field rule }";

    private static readonly Dictionary<string, string> OwnErrors = new()
    {
        ["registerDocument"] = BrokenInput, ["submitDocument"] = BrokenInput, ["createPaperStandard"] = BrokenInput, ["updatePaperStandard"] = BrokenInput, ["recordPlatformFinding"] = BrokenInput,
        ["recordPlatformRuleChange"] = BrokenInput, ["completeUploadChecklist"] = "... on UploadCheckFailedError { failed unanswered }",
    };

    /// <summary>The payload of a mutation; an error of the request fails the test.</summary>
    protected async Task<JsonElement> DoAsync(DemoUser user, string name, object input, string selection, IUpload? file = null)
    {
        if (!selection.Contains("errors", StringComparison.Ordinal))
            selection += $" errors {{ __typename ... on Error {{ code message }} {OwnErrors.GetValueOrDefault(name)} }}";
        var response = await Opened.ExecuteAsync(
            Opened.CallerOf(user), $$"""mutation($input: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Input!) { {{name}}(input: $input) { {{selection}} } }""", new { input },
            file is null ? null : new Dictionary<string, IUpload> { ["variables.input.file"] = file });
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data").GetProperty(name);
    }

    /// <summary>An application of the merchant's.</summary>
    protected MerchantApplicationId Application() => Opened.Add(Samples.Application()).Id;

    protected Task<JsonElement> RegisterAsync(
        MerchantApplicationId application, string type = "BUSINESS_LICENCE", byte[]? file = null, string? replaces = null, object? elements = null, DemoUser? by = null, string? validUntil = null,
        string mutation = "registerDocument") => DoAsync(
        by ?? DemoUsers.Uploader, mutation,
        new { applicationId = NodeId.Of(application).ToString(), type, file = (object?)null, replacesDocumentId = replaces, elements, validUntil }, Paper,
        TestFiles.Upload(file ?? TestFiles.Pdf(Guid.NewGuid().ToString())));

    protected Task<JsonElement> CheckAsync(string paper, IEnumerable<object> answers, DemoUser? by = null) =>
        DoAsync(by ?? DemoUsers.Uploader, "completeUploadChecklist", new { documentId = paper, answers }, Paper);

    protected Task<JsonElement> UploadAsync(string paper, int? expectedVersion = null, DemoUser? by = null) =>
        DoAsync(by ?? DemoUsers.Uploader, "uploadDocument", new { documentId = paper, expectedVersion }, Paper);

    protected static object[] AllYes(IEnumerable<string>? codes = null) => [.. (codes ?? ["READABLE", "COMPLETE", "RIGHT_KIND", "AS_APPLIED"]).Select(c => new { code = c, isFulfilled = true })];

    /// <summary>The code of the payload's first error; null where it did what it should.</summary>
    protected static string? ErrorOf(JsonElement payload) =>
        payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].GetProperty("code").GetString() : null;

    /// <summary>The rules that the input broke.</summary>
    protected static IEnumerable<string?> RulesOf(JsonElement payload) => payload.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("rule").GetString());

    protected static string IdOf(JsonElement payload)
    {
        Assert.Null(ErrorOf(payload));
        return payload.GetProperty("document").GetProperty("id").GetString()!;
    }

    protected static string StatusOf(JsonElement payload) => payload.GetProperty("document").GetProperty("status").GetString()!;

    /// <summary>Publishes a standard that says that; gives its id.</summary>
    protected async Task<string> PublishedAsync(params object[] requirements)
    {
        var drafted = await DoAsync(DemoUsers.Reviewer, "createPaperStandard", new { name = "资料标准", requirements }, "standard { id version edition }");
        Assert.True(ErrorOf(drafted) is null, $"{drafted}");
        var id = drafted.GetProperty("standard").GetProperty("id").GetString()!;
        Assert.Null(ErrorOf(await DoAsync(DemoUsers.Supervisor, "publishPaperStandard", new { standardId = id }, "standard { status }")));
        return id;
    }

    internal Document Read(string paper)
    {
        using var db = Opened.Open();
        Assert.True(NodeId.TryParse(paper, out var node));
        var id = new DocumentId(node.Value);
        return db.Documents.Include(d => d.Versions).ThenInclude(v => v.Upload).Single(d => d.Id == id);
    }
}
