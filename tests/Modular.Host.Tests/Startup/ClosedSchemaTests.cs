using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Modular.Host.Tests.Startup;

/// <summary>A host whose schema is read by permission, as in production: no introspection, no file, no page, no hints for strangers.</summary>
public sealed class ClosedSchemaTests
{
    [Fact]
    public async Task The_schema_is_read_by_permission_alone()
    {
        using var data = new TemporaryFolder();
        using var workshop = TinyModule.Compile();
        await using var host = HostProcess.Start(
            "Development", data.Path,
            [.. HostFiles.WithoutModules, $"--Modules:Path={workshop.Root}", "--GraphQL:Introspection=schema:read", "--GraphQL:Page=false", "--GraphQL:AllowedOrigins:0=https://shop.example"]);
        using var client = await host.ReadyAsync();

        foreach (var (user, status, code) in new[] { (null, 401, "AUTH_NOT_AUTHENTICATED"), ("buyer", 403, "AUTH_NOT_AUTHORIZED"), ("admin", 200, null) })
        {
            var token = user is null ? null : await TokenAsync(client, user);
            using var sdl = await SendAsync(client, new(HttpMethod.Get, "/graphql/schema.graphql"), token);
            Assert.Equal(status, (int)sdl.StatusCode);
            using var introspection = await SendAsync(client, Query("{ __schema { queryType { name } } }"), token);
            var answer = await introspection.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(code, answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null);
        }

        using var misspelt = await SendAsync(client, Query("{ whoAmi }"), null);
        Assert.DoesNotContain("Did you mean", await misspelt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var page = await SendAsync(client, new(HttpMethod.Get, "/graphql") { Headers = { Accept = { new("text/html") } } }, null);
        Assert.NotEqual("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (await FromOriginAsync(client, "https://shop.example"), await FromOriginAsync(client, "https://evil.example")));
    }

    private static HttpRequestMessage Query(string query) => new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };

    private static async Task<HttpStatusCode> FromOriginAsync(HttpClient client, string origin)
    {
        var request = Query("{ __typename }");
        request.Headers.Add("Origin", origin);
        using var answer = await SendAsync(client, request, null);
        // A browser lets the page read the answer only where this header names it.
        Assert.Equal(answer.IsSuccessStatusCode, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) && allowed.Single() == origin);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage request, string? token)
    {
        using (request)
        {
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await client.SendAsync(request);
        }
    }

    private static async Task<string> TokenAsync(HttpClient client, string user)
    {
        using var response = await client.PostAsync(new Uri($"/dev/token/{user}", UriKind.Relative), null);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
