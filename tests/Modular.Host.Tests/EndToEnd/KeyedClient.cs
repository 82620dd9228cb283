using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>What a host answered, byte for byte.</summary>
internal sealed record Answered(int Status, string? ContentType, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The code of the first error; null where there is none.</summary>
    public string? Code => Json.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}

/// <summary>Sends mutations under the header <c>Idempotency-Key</c>.</summary>
internal static class KeyedClient
{
    public const string Apply = """
        mutation($input: ApplyAsMerchantInput!) { applyAsMerchant(input: $input) {
          application { id status legalName uscc } errors { __typename ... on Error { message code } ... on InvalidInputError { field rule } } } }
        """;

    /// <summary>A key that was never used.</summary>
    public static string NewKey => Guid.NewGuid().ToString();

    public static Task<Answered> SendKeyedAsync(this GraphQLClient client, string user, string? key, string document, object? variables = null) =>
        client.SendKeyedAsync(user, key, JsonContent.Create(new { query = document, variables }));

    public static async Task<Answered> SendKeyedAsync(this GraphQLClient client, string user, string? key, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Add("GraphQL-Require-Preflight", "1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await client.TokenAsync(user));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.Http.SendAsync(request);
        return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Calls a mutation that takes an input and must succeed, under a key where it takes one; gives its payload.</summary>
    public static async Task<JsonElement> MutateAsync(this GraphQLClient client, string user, string mutation, object input, string selection = "__typename", string? key = null)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!";
        var document = $"mutation($input: {type}) {{ {mutation}(input: $input) {{ {selection} errors {{ ... on Error {{ code message }} }} }} }}";
        var answered = await client.SendKeyedAsync(user, key, document, new { input });
        if (answered.Status != 200 || answered.Json.TryGetProperty("errors", out _) || answered.Json.GetProperty("data").GetProperty(mutation) is not { ValueKind: JsonValueKind.Object } payload
            || payload.GetProperty("errors").ValueKind != JsonValueKind.Null)
            throw new InvalidOperationException($"{mutation} as {user} with {JsonSerializer.Serialize(input)}: {answered.Body}");
        return payload;
    }

    /// <summary>An upload of a paper for an application, after the multipart request convention.</summary>
    public static MultipartFormDataContent Paper(string application, byte[] file)
    {
        var operations = JsonSerializer.Serialize(new
        {
            query = "mutation($input: SubmitDocumentInput!) { submitDocument(input: $input) { document { id versionNumber } errors { __typename } } }",
            variables = new { input = new { applicationId = application, type = "BUSINESS_LICENCE", file = (string?)null } },
        });
        return new()
        {
            { new StringContent(operations, Encoding.UTF8, "application/json"), "operations" },
            { new StringContent("""{"0":["variables.input.file"]}""", Encoding.UTF8, "application/json"), "map" },
            { new ByteArrayContent(file), "0", "licence.pdf" },
        };
    }
}
