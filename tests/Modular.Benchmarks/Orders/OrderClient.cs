using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Modular.Benchmarks.Orders;

/// <summary>Asks the GraphQL endpoint as demo users.</summary>
internal sealed class OrderClient(HttpClient http)
{
    private const string Errors = "errors { ... on Error { code message } }";

    private Dictionary<string, string> _tokens = [];

    /// <summary>Signs the users in.</summary>
    public async Task SignInAsync(params IEnumerable<string> users)
    {
        foreach (var user in users)
        {
            using var answer = await http.PostAsync($"/dev/token/{user}", null);
            _tokens[user] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        }
    }

    /// <summary>The token of a user who has signed in.</summary>
    public string Token(string user) => _tokens[user];

    /// <summary>The same users, who ask another server.</summary>
    public OrderClient At(HttpClient other) => new(other) { _tokens = _tokens };

    /// <summary>The text of a mutation that tells the id of what came of it.</summary>
    public static string Mutation(string name, string outcome) =>
        $"mutation($input: {char.ToUpperInvariant(name[0])}{name[1..]}Input!) {{ {name}(input: $input) {{ {outcome} {{ id }} {Errors} }} }}";

    /// <summary>Sends a mutation under a key of its own; gives the id of what came of it.</summary>
    public async Task<string> StepAsync(string user, string mutation, string document, object input, string outcome, bool hasKey = true)
    {
        var payload = (await AskAsync(user, document, new { input }, hasKey ? Guid.NewGuid().ToString() : null)).GetProperty(mutation);
        return payload.GetProperty(outcome) is { ValueKind: JsonValueKind.Object } done
            ? done.GetProperty("id").GetString()!
            : throw new InvalidOperationException($"{mutation}: {payload}");
    }

    /// <summary>The data of a request; an error of it ends the run.</summary>
    public async Task<JsonElement> AskAsync(string user, string query, object? variables = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[user]);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{errors}") : body.GetProperty("data");
    }
}
