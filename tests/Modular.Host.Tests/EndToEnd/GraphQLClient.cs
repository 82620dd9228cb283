using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Sends documents as a front end does, as any of the demo users.</summary>
internal sealed class GraphQLClient(HttpClient http) : IDisposable
{
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new();

    public HttpClient Http => http;

    /// <summary>The token of a demo user.</summary>
    public Task<string> TokenAsync(string user) => _tokens.GetOrAdd(user, async u =>
    {
        using var answer = await http.PostAsync($"/dev/token/{u}", null);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    });

    /// <summary>Signs a registered user in, whom the client then knows by that name.</summary>
    public async Task SignInAsync(string user, string login, string password)
    {
        var signedIn = (await DataAsync(
            null, "mutation($input: SignInInput!) { signIn(input: $input) { signedIn { accessToken } } }", new { input = new { login, password } })).GetProperty("signIn").GetProperty("signedIn");
        _tokens[user] = Task.FromResult(signedIn.GetProperty("accessToken").GetString()!);
    }

    /// <summary>Sends a document and gives the whole answer.</summary>
    public async Task<JsonElement> SendAsync(string? user, string document, object? variables = null)
    {
        using var answer = await PostAsync(user, JsonContent.Create(new { query = document, variables }));
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends a document that must succeed and gives its data.</summary>
    public async Task<JsonElement> DataAsync(string? user, string document, object? variables = null)
    {
        var answer = await SendAsync(user, document, variables);
        if (answer.TryGetProperty("errors", out var errors))
            throw new InvalidOperationException($"The operation failed: {errors}\n{document}");
        return answer.GetProperty("data");
    }

    /// <summary>Sends a document with one file; see <see cref="Form"/>.</summary>
    public async Task<JsonElement> UploadAsync(string? user, string document, object variables, string path, byte[] file, string fileName, string contentType)
    {
        using var form = Form(document, variables, path, file, fileName, contentType);
        using var answer = await PostAsync(user, form);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A document with one file, after the multipart request convention; <paramref name="path"/> says where the file belongs in the variables.</summary>
    public static MultipartFormDataContent Form(string document, object variables, string path, byte[] file, string fileName, string contentType)
    {
        var json = JsonSerializer.SerializeToNode(variables)!.AsObject();
        var form = new MultipartFormDataContent
        {
            { new StringContent(new JsonObject { ["query"] = document, ["variables"] = json }.ToJsonString(), Encoding.UTF8, "application/json"), "operations" },
            { new StringContent($$"""{"0":["variables.{{path}}"]}""", Encoding.UTF8, "application/json"), "map" },
        };
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new(contentType);
        form.Add(content, "0", fileName);
        return form;
    }

    /// <summary>Posts any content to the endpoint.</summary>
    public async Task<HttpResponseMessage> PostAsync(string? user, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Add("GraphQL-Require-Preflight", "1");
        if (user is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(user));
        return await http.SendAsync(request);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
