using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.Kernel;

namespace Modular.ModuleTesting.Tests;

/// <summary>A mutation that is declared once can be sent for many at once, each of which stands by itself (FE-06).</summary>
public sealed class BulkTests : ModuleTests<StockModule>
{
    private const string Books = "mutation($inputs: [BookInput!]!, $key: String!) { books(inputs: $inputs) @idempotent(key: $key) { failed results { index booking { id shelf } errors { __typename ... on ShelfFullError { code taken } } } } }";

    private Gate Gate => Opened.Services.GetRequiredService<Gate>();

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_of_many_is_done_or_refused_or_fails_by_itself(DatabaseKind on)
    {
        var own = await StartAsync(on);
        Gate.IsBroken = true;
        var answer = await BookAsync(own, "k", "a", "full", "throw", "early", "b");

        var payload = answer.GetProperty("data").GetProperty("books");
        Assert.Equal(3, payload.GetProperty("failed").GetInt32());
        var results = payload.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([0, 1, 2, 3, 4], results.Select(r => r.GetProperty("index").GetInt32()));
        Assert.Equal(["a", null, null, null, "b"], results.Select(ShelfOf));
        var refused = Assert.Single(results[1].GetProperty("errors").EnumerateArray());
        Assert.Equal(("SHELF_FULL", 1), (refused.GetProperty("code").GetString(), refused.GetProperty("taken").GetInt32()));
        // What is not expected is told at its place, and nothing more of it than of any other failure.
        var failures = answer.GetProperty("errors").EnumerateArray().ToList();
        Assert.All(failures, f => Assert.Equal("INTERNAL_ERROR", f.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal([2, 3], failures.Select(f => f.GetProperty("path")[2].GetInt32()).Distinct().Order());
        Assert.Equal(2, await CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_sent_again_happens_once(DatabaseKind on)
    {
        var own = await StartAsync(on);
        Gate.IsBroken = true;
        await BookAsync(own, "k", "a", "throw", "full");
        Gate.IsBroken = false;

        // What failed is tried again, what was done or refused is told again.
        var again = await BookAsync(own, "k", "a", "throw", "full");
        Assert.Equal(["a", "throw", null], Results(again).Select(ShelfOf));
        Assert.Equal(1, Results(again)[2].GetProperty("errors")[0].GetProperty("taken").GetInt32());
        Assert.Equal(again.GetRawText(), (await BookAsync(own, "k", "a", "throw", "full")).GetRawText());
        Assert.Equal(2, await CountAsync());

        // Others under the same key are not done, whatever they have in common.
        Assert.All(new[] { await BookAsync(own, "k", "a", "throw"), await BookAsync(own, "k", "throw", "a", "full"), await BookAsync(own, "k", "a", "throw", "full", "b") },
            other => Assert.Equal("IDEMPOTENCY_CONFLICT", Code(other)));
        Assert.Equal(["a", "a"], Results(await BookAsync(own, "other", "a", "a")).Select(ShelfOf));
        Assert.Equal(4, await CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_ends_in_the_middle_goes_on_where_it_was(DatabaseKind on)
    {
        var own = await StartAsync(on);
        using var end = new CancellationTokenSource();
        var first = BookAsync(own, "k", ["a", "b", "slow", "c"], end.Token);
        await Gate.Entered.Task.WaitAsync(Longest.Wait);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await first);
        Assert.Equal(2, await CountAsync());

        Gate.Open.SetResult();
        var again = await BookAsync(own, "k", "a", "b", "slow", "c");
        Assert.Equal(["a", "b", "slow", "c"], Results(again).Select(ShelfOf));
        Assert.Equal(4, await CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_send_the_same_at_once_do_it_once(DatabaseKind on)
    {
        var own = await StartAsync(on);
        string[] shelves = [.. Enumerable.Range(0, 20).Select(i => $"s{i}")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BookAsync(own, "k", shelves)));
        Assert.Single(answers.Select(a => a.GetRawText()).Distinct());
        Assert.Equal(20, await CountAsync());
    }

    [Theory, OnSqlite]
    public async Task Who_may_not_do_one_may_not_do_many_and_there_is_a_most(DatabaseKind on)
    {
        var own = await StartAsync(on);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code(await BookAsync(TestCaller.Anonymous, "k", "a")));
        Assert.Equal("AUTH_NOT_AUTHORIZED", Code(await BookAsync(own with { Permissions = [] }, "k", "a")));
        var keyless = Books.Replace(" @idempotent(key: $key)", "", StringComparison.Ordinal).Replace(", $key: String!", "", StringComparison.Ordinal);
        Assert.Equal("IDEMPOTENCY_KEY_REQUIRED", Code(await Opened.ExecuteAsync(own, keyless, new { inputs = new[] { new { shelf = "a" } } })));
        Assert.Equal(0, await CountAsync());

        string[] most = [.. Enumerable.Range(0, 101).Select(i => $"s{i}")];
        Assert.Equal("BAD_USER_INPUT", Code(await BookAsync(own, "k", most)));
        Assert.Equal(0, await CountAsync());
        Assert.Empty(Results(await BookAsync(own, "none")));
        Assert.Equal(most[..100], Results(await BookAsync(own, "k", most[..100])).Select(ShelfOf));
    }

    [Theory, OnSqlite]
    public async Task The_cost_counts_the_inputs(DatabaseKind on)
    {
        var own = await StartAsync(on);
        // Whether their results are selected or not.
        var few = await CostAsync(own, 10, "failed");
        Assert.Equal(50, await CostAsync(own, 20, "failed") - few);
        Assert.True(await CostAsync(own, 10, "results { index }") > few);
    }

    private static IReadOnlyList<JsonElement> Results(JsonElement answer) =>
        [.. answer.GetProperty("data").GetProperty("books").GetProperty("results").EnumerateArray()];

    private static string? ShelfOf(JsonElement result) =>
        result.GetProperty("booking") is { ValueKind: JsonValueKind.Object } booking ? booking.GetProperty("shelf").GetString() : null;

    private static string? Code(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    private async Task<TestCaller> StartAsync(DatabaseKind on)
    {
        await UseAsync(on, ModuleHostTests.Setup);
        return Opened.CallerOf(DemoUsers.Fulfilment);
    }

    private Task<JsonElement> BookAsync(TestCaller caller, string key, params string[] shelves) => BookAsync(caller, key, shelves, CancellationToken.None);

    private Task<JsonElement> BookAsync(TestCaller caller, string key, string[] shelves, CancellationToken cancellationToken) =>
        RunAsync(caller, Books, new { inputs = shelves.Select(shelf => new { shelf }), key }, false, cancellationToken);

    private async Task<double> CostAsync(TestCaller caller, int inputs, string selection)
    {
        var document = $"mutation($inputs: [BookInput!]!) {{ books(inputs: $inputs) @idempotent(key: \"{Guid.NewGuid()}\") {{ {selection} }} }}";
        var answer = await RunAsync(caller, document, new { inputs = Enumerable.Range(0, inputs).Select(i => new { shelf = $"s{i}" }) }, true, CancellationToken.None);
        return answer.GetProperty("extensions").GetProperty("cost").GetDouble();
    }

    private async Task<JsonElement> RunAsync(TestCaller caller, string document, object variables, bool reportCost, CancellationToken cancellationToken)
    {
        await using var scope = Opened.Services.CreateAsyncScope();
        using var result = await Opened.Services.GetRequiredService<IRequestExecutor>().ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = JsonSerializer.SerializeToElement(variables, JsonSerializerOptions.Web),
                Services = scope.ServiceProvider,
                User = caller.Principal,
                ReportCost = reportCost,
                CorrelationId = "test",
            },
            cancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(result.Body.Span);
    }

    private async Task<int> CountAsync()
    {
        await using var db = Opened.OpenDatabase<StockDb>();
        return await db.Set<Booking>().CountAsync();
    }
}
