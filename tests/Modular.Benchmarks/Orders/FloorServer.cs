using System.Text.Json;
using Modular.Testing;

namespace Modular.Benchmarks.Orders;

/// <summary>
/// Answers the mutations of an order and does nothing for them but as many bare commits of one row as the product waits for, on the same disk: what is left of the rate of bare
/// commits by round trips over HTTP, by the client, and by commits that must follow each other.
/// </summary>
internal static class FloorServer
{
    /// <summary>The mutations of an order, in their order.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["placeOrder", "payOrder", "completeSandboxPayment", "confirmOrder"];

    /// <summary>
    /// How many commits the product waits for in each. Placing: the intention, the reservation (in the catalogue's database), the order, the answer that is kept for a repeat;
    /// paying and confirming: the step and the answer; the provider's report, which has no key: the step alone.
    /// </summary>
    public static IReadOnlyList<int> Commits { get; } = [4, 2, 1, 2];

    /// <summary>Serves until the process is ended; writes its address first.</summary>
    /// <param name="on">What stores the rows.</param>
    /// <param name="commits">How many commits each step waits for.</param>
    /// <param name="orders">The orders' database.</param>
    /// <param name="catalogue">The catalogue's, which takes the second commit of a placement.</param>
    public static async Task RunAsync(DatabaseKind on, IReadOnlyList<int> commits, string orders, string catalogue)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        await using var ours = await BareCommits.MakeAsync(on, orders);
        await using var theirs = await BareCommits.MakeAsync(on, catalogue);
        app.MapPost("/graphql", async (JsonElement request) =>
        {
            var query = request.GetProperty("query").GetString()!;
            var step = Enumerable.Range(0, Steps.Count).First(i => query.Contains(Steps[i], StringComparison.Ordinal));
            for (var i = 0; i < commits[step]; i++)
                await (step == 0 && i == 1 ? theirs : ours).CommitAsync();
            var made = new { id = Guid.CreateVersion7().ToString() };
            return new { data = new Dictionary<string, object> { [Steps[step]] = new { order = made, payment = made, errors = (object?)null } } };
        });
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"listening: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
