using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Modular.Benchmarks.Orders;

/// <summary>Buyers who place and pay, and merchants who confirm: four mutations over HTTP for each order, each acknowledged when it is durable.</summary>
internal sealed class OrderLoad(HttpClient http)
{
    private const int Pieces = 100_000;
    private const string Errors = "errors { ... on Error { code message } }";

    private static readonly string Place = Mutation("placeOrder", "order");
    private static readonly string Pay = Mutation("payOrder", "payment");
    private static readonly string Complete = Mutation("completeSandboxPayment", "payment");
    private static readonly string Confirm = Mutation("confirmOrder", "order");

    private readonly Dictionary<string, string> _tokens = [];
    private string[] _variants = [];

    /// <summary>Called with an order, the event of it that others are told, and the time stamps at which it was asked for and acknowledged.</summary>
    public Action<string, string, long, long>? Acknowledged { get; set; }

    /// <summary>The token of a user who has signed in.</summary>
    public string Token(string user) => _tokens[user];

    /// <summary>Signs in, and puts enough of four goods on the shelf.</summary>
    public async Task PrepareAsync()
    {
        foreach (var user in new[] { "buyer", "merchant", "risk" })
        {
            using var answer = await http.PostAsync($"/dev/token/{user}", null);
            _tokens[user] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        }

        // One buyer orders more here than the demo rules let pass; each order is screened all the same.
        var rules = await AskAsync("risk", "{ screeningRules(first: 50, where: { status: { eq: PUBLISHED } }) { nodes { id } } }", null, null);
        foreach (var rule in rules.GetProperty("screeningRules").GetProperty("nodes").EnumerateArray())
            await StepAsync("risk", "retireScreeningRule", Mutation("retireScreeningRule", "rule"), new { ruleId = rule.GetProperty("id").GetString() }, NewKey(), "rule");
        var scope = (await AskAsync("merchant", "{ viewer { merchantScopes { merchantId } } }", null, null)).GetProperty("viewer").GetProperty("merchantScopes")[0].GetProperty("merchantId").GetString();
        var products = (await AskAsync("merchant", "query($m: ID!) { products(first: 4, where: { status: { eq: LISTED }, merchantId: { eq: $m } }) { nodes { variants { id } } } }", new { m = scope }, null))
            .GetProperty("products").GetProperty("nodes");
        _variants = [.. products.EnumerateArray().Select(p => p.GetProperty("variants")[0].GetProperty("id").GetString()!)];
        foreach (var variantId in _variants)
            await StepAsync("merchant", "receiveStock", Mutation("receiveStock", "variant"), new { variantId, quantity = Pieces }, NewKey(), "variant");
    }

    /// <summary>Sells as so many clients at once until the time is over; gives the number of orders that were confirmed.</summary>
    public async Task<int> RunAsync(int clients, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(() => SellAsync(number, end.Token))));
        return counts.Sum();
    }

    /// <summary>Sells one order, of the good that the number chooses.</summary>
    public async Task SellOneAsync(int number)
    {
        var delivery = new { recipient = "张伟", phone = "13912345678", region = "上海市", street = "中山东一路1号" };
        var variantId = _variants[number % _variants.Length];
        var asked = Stopwatch.GetTimestamp();
        var orderId = await StepAsync("buyer", "placeOrder", Place, new { lines = new[] { new { variantId, quantity = 1 } }, delivery }, NewKey(), "order");
        Acknowledged?.Invoke(orderId, "PLACED", asked, Stopwatch.GetTimestamp());
        var paymentId = await StepAsync("buyer", "payOrder", Pay, new { orderId, provider = "sandbox" }, NewKey(), "payment");
        asked = Stopwatch.GetTimestamp();
        await StepAsync("buyer", "completeSandboxPayment", Complete, new { paymentId }, null, "payment");
        Acknowledged?.Invoke(orderId, "PAID", asked, Stopwatch.GetTimestamp());
        asked = Stopwatch.GetTimestamp();
        await StepAsync("merchant", "confirmOrder", Confirm, new { orderId }, NewKey(), "order");
        Acknowledged?.Invoke(orderId, "CONFIRMED", asked, Stopwatch.GetTimestamp());
    }

    /// <summary>Asks as a user who has signed in; gives the data.</summary>
    public async Task<JsonElement> AskAsync(string user, string query, object? variables, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[user]);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{errors}") : body.GetProperty("data");
    }

    private async Task<int> SellAsync(int number, CancellationToken end)
    {
        var sold = 0;
        for (; !end.IsCancellationRequested; sold++)
            await SellOneAsync(number + sold);
        return sold;
    }

    private async Task<string> StepAsync(string user, string mutation, string document, object input, string? key, string outcome)
    {
        var payload = (await AskAsync(user, document, new { input }, key)).GetProperty(mutation);
        return payload.GetProperty(outcome) is { ValueKind: JsonValueKind.Object } done
            ? done.GetProperty("id").GetString()!
            : throw new InvalidOperationException($"{mutation}: {payload}");
    }

    private static string Mutation(string name, string outcome) =>
        $"mutation($input: {char.ToUpperInvariant(name[0])}{name[1..]}Input!) {{ {name}(input: $input) {{ {outcome} {{ id }} {Errors} }} }}";

    private static string NewKey() => Guid.NewGuid().ToString();
}
