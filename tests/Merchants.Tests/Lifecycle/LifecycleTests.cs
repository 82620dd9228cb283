using System.Text.Json;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Lifecycle;

/// <summary>Calls mutations as a front end does.</summary>
public abstract class LifecycleTests : ModuleTests<MerchantsModule>
{
    private protected static string IdOf<TId>(TId id) where TId : struct => NodeId.Of(id).ToString();

    /// <summary>Those who act for a merchant.</summary>
    private protected TestCaller Own(MerchantId merchant) => Opened.CallerOf(DemoUsers.Merchant, merchant.Value);

    private protected TestCaller Of(DemoUser user) => Opened.CallerOf(user);

    /// <summary>Calls a mutation; gives what it answers, and the code of its first error, null where it did it.</summary>
    private protected async Task<(JsonElement Payload, string? Code)> CallAsync(TestCaller caller, string mutation, object input, string selection)
    {
        var response = await Opened.ExecuteAsync(
            caller, $$"""mutation($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) { {{mutation}}(input: $input) { {{selection}} errors { ... on Error { code message } } } }""", new { input });
        if (response.TryGetProperty("errors", out var errors))
            return (response, errors[0].GetProperty("extensions").TryGetProperty("code", out var refused) ? refused.GetString() : errors[0].GetProperty("message").GetString());
        var payload = response.GetProperty("data").GetProperty(mutation);
        var failed = payload.GetProperty("errors");
        return (payload, failed.ValueKind == JsonValueKind.Null ? null : failed[0].GetProperty("code").GetString());
    }

    /// <summary>Calls a mutation that does what it should; gives the object of that name.</summary>
    private protected async Task<JsonElement> DoAsync(TestCaller caller, string mutation, object input, string name, string selection = "id status version")
    {
        var (payload, code) = await CallAsync(caller, mutation, input, $"{name} {{ {selection} }}");
        Assert.True(code is null, $"{mutation}: {payload}");
        return payload.GetProperty(name);
    }

    /// <summary>The code of the error that a mutation answers; null where it did it.</summary>
    private protected async Task<string?> CodeAsync(TestCaller caller, string mutation, object input) => (await CallAsync(caller, mutation, input, "__typename")).Code;

    /// <summary>Reads.</summary>
    private protected async Task<JsonElement> AskAsync(TestCaller caller, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(caller, document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>What <c>ruleExceptions</c> tells the supervisor (MER-10), the newest first.</summary>
    private protected async Task<IReadOnlyList<(string Rule, string? Detail, string Why, string? By)>> ExceptionsAsync() =>
        [.. (await AskAsync(Of(DemoUsers.Supervisor), "{ ruleExceptions { nodes { rule detail why byName subject at } } }")).GetProperty("ruleExceptions").GetProperty("nodes").EnumerateArray()
            .Select(e => (e.GetProperty("rule").GetString()!, e.GetProperty("detail").GetString(), e.GetProperty("why").GetString()!, e.GetProperty("byName").GetString()))];
}
