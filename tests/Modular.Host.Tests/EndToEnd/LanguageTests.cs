using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>FE-03: errors and labels come in the caller's language; codes, rules and what developers have to mend are the same for all.</summary>
public sealed class LanguageTests(EndToEndHost host) : IClassFixture<EndToEndHost>
{
    [Theory]
    [InlineData(null, "Sign in")]
    [InlineData("zh-CN", "请先登录")]
    [InlineData("zh-Hans-SG", "请先登录")]
    [InlineData("fr-FR, zh;q=0.5, en;q=0.4", "请先登录")]
    [InlineData("en-GB, zh;q=0.9", "Sign in")]
    [InlineData("zh;q=0, de", "Sign in")]
    [InlineData("*", "Sign in")]
    [InlineData("zh-CN;q=x,,,", "Sign in")]
    public async Task A_refusal_is_worded_in_the_language_that_the_caller_likes_best(string? languages, string begins)
    {
        var error = (await SendAsync(null, languages, "{ myApplications { nodes { id } } }")).GetProperty("errors")[0];
        Assert.StartsWith(begins, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_broken_rule_is_told_in_the_language_under_the_same_name()
    {
        var application = MerchantStory.Application(900, "91350100M000100Y44");
        const string apply = "mutation($input: ApplyAsMerchantInput!) { applyAsMerchant(input: $input) { errors { ... on Error { message code } ... on InvalidInputError { field rule } } } }";
        var (english, chinese) = (await ErrorAsync("en"), await ErrorAsync("zh-CN"));

        Assert.StartsWith("The check character", english.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("末位校验码", chinese.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.All(new[] { "code", "field", "rule" }, name => Assert.Equal(english.GetProperty(name).GetString(), chinese.GetProperty(name).GetString()));

        async Task<JsonElement> ErrorAsync(string language) =>
            (await SendAsync("merchant", language, apply, new { input = application })).GetProperty("data").GetProperty("applyAsMerchant").GetProperty("errors")[0];
    }

    [Fact]
    public async Task A_document_that_a_developer_has_to_mend_is_refused_in_English() =>
        Assert.StartsWith("The type \"Query\" has no field", (await SendAsync(null, "zh-CN", "{ nothing }")).GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task Labels_of_enums_come_in_both()
    {
        const string labels = """{ enumLabels(names: ["DocumentStatus", "Merchant", "Nothing", "DocumentStatus"]) { name values { value label } } }""";
        var english = Assert.Single((await SendAsync(null, "en", labels)).GetProperty("data").GetProperty("enumLabels").EnumerateArray());
        var chinese = Assert.Single((await SendAsync(null, "zh-CN", labels)).GetProperty("data").GetProperty("enumLabels").EnumerateArray());

        Assert.Equal("DocumentStatus", english.GetProperty("name").GetString());
        Assert.Equal(Of(english, "value"), Of(chinese, "value"));
        Assert.Contains("First review", Of(english, "label"));
        Assert.Contains("初审", Of(chinese, "label"));
        var tooMany = await SendAsync(null, "zh-CN", $$"""{ enumLabels(names: [{{string.Concat(Enumerable.Repeat("\"A\" ", 101))}}]) { name } }""");
        Assert.StartsWith("一次最多", tooMany.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);

        static IEnumerable<string?> Of(JsonElement labels, string name) => labels.GetProperty("values").EnumerateArray().Select(v => v.GetProperty(name).GetString());
    }

    [Fact]
    public async Task Why_a_step_was_taken_is_told_in_the_language_and_what_somebody_wrote_stays()
    {
        const string words = "The stamp cannot be read.";
        var application = (await host.Story.ApplyAsync("merchant", MerchantStory.Application(901))).GetProperty("application").GetProperty("id").GetString()!;
        var paper = (await host.Story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", PaperFiles.Pdf("Licence 901"))).GetProperty("document").GetProperty("id").GetString()!;
        await host.Story.ReviewAsync("reviewer", "First", paper, "REJECT", "UNREADABLE", words);
        const string history = """
            query($id: ID!) { node(id: $id) { ... on Document {
              history(first: 20) { nodes { reasonCode reason } } timeline(first: 20) { nodes { code parameters { name value } } } } } }
            """;
        var (english, chinese) = (await ReadAsync("en"), await ReadAsync("zh-CN"));

        Assert.Equal(Of(english, "reasonCode"), Of(chinese, "reasonCode"));
        Assert.Equal((List<string?>)[null, "FILE_WHOLE", "FILE_KNOWN", "FORMAT_TAKEN", "UPLOADED", null, "UNREADABLE"], Of(english, "reasonCode"));
        Assert.Equal($"Unreadable: {words}", Of(english, "reason")[^1]);
        Assert.Equal($"模糊不清：{words}", Of(chinese, "reason")[^1]);
        Assert.StartsWith("PDF by its content, ", Of(english, "reason")[1], StringComparison.Ordinal);
        Assert.StartsWith("按内容识别为 PDF，", Of(chinese, "reason")[1], StringComparison.Ordinal);
        Assert.Contains("模糊不清", chinese.GetProperty("timeline").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("by its content", chinese.ToString(), StringComparison.Ordinal);

        async Task<JsonElement> ReadAsync(string language) => (await SendAsync("uploader", language, history, new { id = paper })).GetProperty("data").GetProperty("node");
        static List<string?> Of(JsonElement paper, string name) => [.. paper.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty(name).GetString())];
    }

    [Fact]
    public async Task The_language_that_a_user_has_chosen_counts_more_than_what_the_browser_says()
    {
        const string choose = "mutation($language: String) { chooseLanguage(input: { language: $language }) { user { language } errors { ... on Error { message } ... on InvalidInputError { field rule } } } }";
        const string refused = "mutation { chooseLanguage(input: { language: \"fr\" }) { errors { ... on Error { message } ... on InvalidInputError { field rule } } } }";
        var chosen = await SendAsync("hr", "en", choose, new { language = "zh-Hans" });
        Assert.Equal("zh-CN", chosen.GetProperty("data").GetProperty("chooseLanguage").GetProperty("user").GetProperty("language").GetString());

        var error = (await SendAsync("hr", "en", refused)).GetProperty("data").GetProperty("chooseLanguage").GetProperty("errors")[0];
        Assert.Equal(("不支持该语言；可选：en, zh-CN。", "language", "LANGUAGE"), (error.GetProperty("message").GetString(), error.GetProperty("field").GetString(), error.GetProperty("rule").GetString()));

        await SendAsync("hr", "zh", choose, new { language = (string?)null });
        Assert.StartsWith("This language", (await SendAsync("hr", "en", refused)).GetProperty("data").GetProperty("chooseLanguage").GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> SendAsync(string? user, string? languages, string document, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        if (languages is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        if (user is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await host.Client.TokenAsync(user));
        using var answer = await host.Client.Http.SendAsync(request);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
