using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>What a careless or hostile client sends: each gets its typed error, nothing is half-written, nothing of the inside shows.</summary>
public sealed class BadInputTests(EndToEndHost host) : IClassFixture<EndToEndHost>
{
    private readonly MerchantStory _story = host.Story;

    [Theory]
    [InlineData("uscc check character", "91350100M000100Y44", null, null, "uscc", "USCC_CHECK_DIGIT")]
    [InlineData("uscc alphabet", "91350100M000100Y4Z", null, null, "uscc", "USCC_ALPHABET")]
    [InlineData("idCard date", null, "110105194913310021", null, "legalRepresentative.idCard", "RESIDENT_ID_DATE")]
    [InlineData("idCard check digit", null, "110105194912310021", null, "legalRepresentative.idCard", "RESIDENT_ID_CHECK_DIGIT")]
    [InlineData("phone", null, null, "12345", "contact.phone", "MOBILE_NUMBER")]
    public async Task An_application_with_a_wrong_code_names_field_and_rule(string _, string? uscc, string? idCard, string? phone, string field, string rule)
    {
        var before = await WrittenAsync();
        var payload = await _story.ApplyAsync("merchant", MerchantStory.Application(500, uscc, idCard, phone));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("application").ValueKind);
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        Assert.Equal("InvalidInputError", error.GetProperty("__typename").GetString());
        Assert.Equal("INVALID_INPUT", error.GetProperty("code").GetString());
        Assert.Equal(field, error.GetProperty("field").GetString());
        Assert.Equal(rule, error.GetProperty("rule").GetString());
        Assert.Equal(before, await WrittenAsync());
    }

    [Fact]
    public async Task All_problems_of_one_input_are_told_at_once()
    {
        var payload = await _story.ApplyAsync("merchant", MerchantStory.Application(501, "1", "2", "3"));
        Assert.Equal(
            ["contact.phone", "legalRepresentative.idCard", "uscc"],
            payload.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Papers_that_are_not_what_they_claim_or_not_whole_are_refused()
    {
        var application = await NewApplicationAsync(510);
        var before = await WrittenAsync();
        var png = PaperFiles.Png(64, 64, 7);
        var jpeg = PaperFiles.Jpeg(64, 64, 3);
        (string Name, byte[] File, string Rule)[] bad =
        [
            ("licence.pdf", Encoding.UTF8.GetBytes("#!/bin/sh\nrm -rf /\n"), "FILE_TYPE"),
            ("licence.pdf", Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "FILE_TYPE"),
            ("empty.pdf", [], "FILE_EMPTY"),
            ("cut.png", png[..(png.Length / 2)], "FILE_TRUNCATED"),
            ("cut.jpg", jpeg[..^20], "FILE_TRUNCATED"),
            ("huge.png", PaperFiles.Png(60_000, 60_000, 0), "FILE_PIXELS"),
        ];
        foreach (var (name, file, rule) in bad)
        {
            var payload = await _story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", file, name);
            Assert.Equal(JsonValueKind.Null, payload.GetProperty("document").ValueKind);
            var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
            Assert.Equal("file", error.GetProperty("field").GetString());
            Assert.Equal(rule, error.GetProperty("rule").GetString());
        }

        Assert.Equal(before, await WrittenAsync());
    }

    [Fact]
    public async Task A_file_of_100_MB_is_refused_and_leaves_nothing()
    {
        var application = await NewApplicationAsync(511);
        var before = await WrittenAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new
                {
                    query = "mutation($input: SubmitDocumentInput!) { submitDocument(input: $input) { document { id } } }",
                    variables = new { input = new { applicationId = application, type = "BUSINESS_LICENCE", file = (string?)null } },
                })), "operations" },
            { new StringContent("""{"0":["variables.input.file"]}"""), "map" },
            { new ByteArrayContent(new byte[100 * 1024 * 1024]), "0", "large.pdf" },
        };
        try
        {
            using var answer = await host.Client.PostAsync("uploader", form);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("LIMIT_EXCEEDED", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            // The server may close the connection while the client still sends; that it answered is tested where the bytes are counted.
        }

        Assert.Equal(before, await WrittenAsync());
    }

    [Fact]
    public async Task A_foreign_id_answers_like_an_unknown_one()
    {
        var foreign = await NewApplicationAsync(520);
        foreach (var id in new[] { foreign, Unknown("MerchantApplication") })
        {
            var answer = await host.Client.SendAsync("merchant2", "query($id: ID!) { merchantApplication(id: $id) { id } node(id: $id) { id } }", new { id });
            Assert.Equal("""{"data":{"merchantApplication":null,"node":null}}""", answer.GetRawText());
        }
    }

    [Fact]
    public async Task A_mutation_on_an_unknown_or_foreign_id_says_not_found_in_the_same_words()
    {
        var application = await NewApplicationAsync(530);
        var submitted = await _story.SubmitAsync("merchant", application, "BUSINESS_LICENCE", PaperFiles.Pdf("530"));
        var document = submitted.GetProperty("document").GetProperty("id").GetString()!;
        var foreign = await _story.SubmitAsync("merchant2", application, "BUSINESS_LICENCE", PaperFiles.Pdf("x"), replaces: document);
        var missing = await _story.SubmitAsync("merchant2", Unknown("MerchantApplication"), "BUSINESS_LICENCE", PaperFiles.Pdf("x"));
        Assert.Equal("NOT_FOUND", Code(foreign));
        Assert.Equal(
            Message(foreign).Replace(application, "X", StringComparison.Ordinal),
            Message(missing).Replace(Unknown("MerchantApplication"), "X", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Duties_stay_apart_and_steps_in_order()
    {
        var application = await NewApplicationAsync(540);
        var submitted = await _story.SubmitAsync("admin", application, "BUSINESS_LICENCE", PaperFiles.Pdf("540"));
        var document = submitted.GetProperty("document").GetProperty("id").GetString()!;

        Assert.Equal("SeparationOfDutiesError", TypeName(await _story.ReviewAsync("admin", "First", document))); // reviewer = uploader
        Assert.Equal("IllegalTransitionError", TypeName(await _story.ReviewAsync("reviewer", "Detailed", document))); // not its turn
        Assert.Equal("IllegalTransitionError", TypeName(await _story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", PaperFiles.Pdf("y"), replaces: document)));
        Assert.Equal("InvalidInputError", TypeName(await _story.ReviewAsync("reviewer", "First", document, "REJECT"))); // no code, no text
        Assert.Equal("InvalidInputError", TypeName(await _story.ReviewAsync("reviewer", "First", document, "REJECT", "UNREADABLE"))); // no text
        var queued = await host.Client.DataAsync("reviewer", "query($id: ID!) { document(id: $id) { status history { nodes { to } } } }", new { id = document });
        Assert.Equal("FIRST_REVIEW", queued.GetProperty("document").GetProperty("status").GetString());

        Assert.Equal(JsonValueKind.Null, (await _story.ReviewAsync("reviewer", "First", document)).GetProperty("errors").ValueKind);
        Assert.Equal("SeparationOfDutiesError", TypeName(await _story.ReviewAsync("reviewer", "Detailed", document))); // same reviewer twice
        Assert.Equal("MandatoryPapersMissingError", TypeName(await _story.ApproveAsync("reviewer2", application)));
        var after = await host.Client.DataAsync("reviewer", "query($id: ID!) { document(id: $id) { status } }", new { id = document });
        Assert.Equal("DETAILED_REVIEW", after.GetProperty("document").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Tokens_and_permissions()
    {
        var answer = await SendWithTokenAsync(ForgedToken.Expired(host.DataPath, await host.Client.TokenAsync("reviewer")), "{ __typename }");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("AUTH_INVALID_TOKEN", answer.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendWithTokenAsync("nonsense", "{ __typename }")).Status);

        const string Review = """mutation { completeFirstReview(input: { documentId: "x", decision: ACCEPT }) { document { id } } }""";
        Assert.Equal("AUTH_NOT_AUTHORIZED", RequestError(await host.Client.SendAsync("buyer", Review)));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", RequestError(await host.Client.SendAsync(null, Review)));
    }

    [Fact]
    public async Task Documents_that_are_broken_or_too_much_are_refused()
    {
        (string Document, string Code, int Status)[] bad =
        [
            ("{ merchants { nodes { id }", "GRAPHQL_PARSE_FAILED", 400),
            ("query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "GRAPHQL_VALIDATION_FAILED", 400),
            (string.Concat(Enumerable.Repeat("{ a ", 500)) + new string('}', 500), "LIMIT_EXCEEDED", 400),
            ("{ " + string.Join(' ', Enumerable.Range(0, 101).Select(i => $"a{i}: __typename")) + " }", "LIMIT_EXCEEDED", 400),
            ("# " + new string('x', 1024 * 1024) + "\n{ __typename }", "LIMIT_EXCEEDED", 413),
        ];
        foreach (var (document, code, status) in bad)
        {
            using var answer = await host.Client.PostAsync("reviewer", JsonContent.Create(new { query = document }));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains(code, body, StringComparison.Ordinal);
            AssertNothingInside(body);
        }

        using var array = await host.Client.PostAsync("reviewer", JsonContent.Create(new[] { new { query = "{ __typename }" } }));
        Assert.Equal(HttpStatusCode.BadRequest, array.StatusCode);
        Assert.Contains("BAD_REQUEST", await array.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var variable = await host.Client.SendAsync("reviewer", "query($n: Int) { merchants(first: $n) { totalCount } }", new { n = "many" });
        Assert.Equal("BAD_USER_INPUT", RequestError(variable));
        var page = await host.Client.SendAsync("reviewer", "{ merchants(first: 5000) { totalCount } }");
        Assert.True(page.TryGetProperty("errors", out _));
    }

    // How many applications, papers and stored files there are: what a refused request must not change.
    private async Task<(int, int, int)> WrittenAsync()
    {
        var data = await host.Client.DataAsync("admin", "{ merchantApplications { totalCount } reviewQueue { totalCount } }");
        var files = Path.Combine(host.DataPath, "files");
        return (
            data.GetProperty("merchantApplications").GetProperty("totalCount").GetInt32(),
            data.GetProperty("reviewQueue").GetProperty("totalCount").GetInt32(),
            Directory.Exists(files) ? Directory.GetFiles(files, "*", SearchOption.AllDirectories).Length : 0);
    }

    private async Task<string> NewApplicationAsync(int number)
    {
        var payload = await _story.ApplyAsync("merchant", MerchantStory.Application(number));
        return payload.GetProperty("application").GetProperty("id").GetString()!;
    }

    private async Task<(HttpStatusCode Status, string Body)> SendWithTokenAsync(string token, string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await host.Client.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    // A well-formed id that nothing has: the type's name and sixteen bytes.
    private static string Unknown(string type) =>
        System.Buffers.Text.Base64Url.EncodeToString([.. Encoding.ASCII.GetBytes(type), .. Enumerable.Repeat((byte)7, 16)]);

    private static string Code(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("code").GetString()!;

    private static string Message(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("message").GetString()!;

    private static string TypeName(JsonElement payload) =>
        payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].GetProperty("__typename").GetString()! : "no error";

    private static string RequestError(JsonElement answer) =>
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    private static void AssertNothingInside(string body)
    {
        foreach (var word in new[] { "   at ", "Exception", "System.", ".cs:line", "Modular.GraphQL" })
            Assert.DoesNotContain(word, body, StringComparison.Ordinal);
    }
}
