using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.ModuleTesting.Tests;

/// <summary>Effect and outcome of a mutation under an idempotency key stand or fall together (design §6), on a module that moves stock.</summary>
public sealed class IdempotencyTests : ModuleTests<StockModule>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Stock_moves_under_a_key_only_and_under_a_callers_own(DatabaseKind on)
    {
        var own = await StartAsync(on);
        Assert.Equal("IDEMPOTENCY_KEY_REQUIRED", Code(await BookAsync(own, null, "a")));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code(await BookAsync(TestCaller.Anonymous, null, "a")));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code(await BookAsync(TestCaller.Anonymous, "k", "a")));
        Assert.All(["", "\t", "ключ", new string('k', 256)], key => Assert.Equal("BAD_REQUEST", Code(BookAsync(own, key, "a").Result)));
        Assert.Equal(0, await CountAsync());

        foreach (var caller in new[] { own, own with { UserId = Guid.NewGuid() } })
            Assert.Null(Code(await BookAsync(caller, "k", "a")));
        Assert.Equal(2, await CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whose_merchants_have_changed_is_the_same_user_but_reads_anew(DatabaseKind on)
    {
        var applicant = await StartAsync(on) with { IsPlatformWide = false };
        var merchant = applicant with { MerchantScope = [Guid.NewGuid()] };
        Assert.Null(Code(await BookAsync(applicant, "k", "a")));
        Assert.Null(Code(await BookAsync(merchant, "k", "a")));
        Assert.Equal("IDEMPOTENCY_CONFLICT", Code(await BookAsync(merchant, "k", "b")));
        Assert.Equal(1, await CountAsync());

        // The bytes that were kept were made for what the applicant could read.
        Gate.IsBroken = true;
        Assert.Null(Code(await BookAsync(applicant, "k", "a")));
        Assert.Equal("INTERNAL_ERROR", Code(await BookAsync(merchant, "k", "a")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_committed_without_its_answer_is_answered_from_its_outcome(DatabaseKind on)
    {
        var own = await StartAsync(on);
        Gate.IsBroken = true;
        // The answer fails after the commit, as it does when the process dies there.
        Assert.Equal("INTERNAL_ERROR", Code(await BookAsync(own, "k", "a")));
        Assert.Equal(1, await CountAsync());

        Gate.IsBroken = false;
        var again = await BookAsync(own, "k", "a");
        await using var db = Opened.OpenDatabase<StockDb>();
        Assert.Contains(NodeIdOf((await db.Set<Booking>().SingleAsync()).Id), again.GetRawText(), StringComparison.Ordinal);

        // Now the bytes are kept: what is read would answer otherwise.
        Gate.IsBroken = true;
        Assert.Equal(again.GetRawText(), (await BookAsync(own, "k", "a")).GetRawText());
        Assert.Equal("IDEMPOTENCY_CONFLICT", Code(await BookAsync(own, "k", "b")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_fails_leaves_nothing_and_what_is_refused_is_refused_again(DatabaseKind on)
    {
        var own = await StartAsync(on);
        Gate.IsBroken = true;
        Assert.Equal("INTERNAL_ERROR", Code(await BookAsync(own, "t", "throw")));
        Assert.Equal("INTERNAL_ERROR", Code(await BookAsync(own, "e", "early")));
        Assert.Equal(0, await CountAsync());
        Gate.IsBroken = false;
        Assert.Null(Code(await BookAsync(own, "t", "throw")));
        Assert.Null(Code(await BookAsync(own, "2", "twice")));
        Assert.Equal(3, await CountAsync());

        const string anew = "mutation { again: book(input: { shelf: \"full\" }) @idempotent(key: \"f\") { errors { ... on ShelfFullError { code taken } } } }";
        Assert.Equal("""{"data":{"again":{"errors":[{"code":"SHELF_FULL","taken":3}]}}}""", (await Opened.ExecuteAsync(own, anew)).GetRawText());
        Assert.Null(Code(await BookAsync(own, "3", "c")));
        // Another selection, so that it comes from the outcome: as it was, although there is one more by now.
        Assert.Contains("\"taken\":3", (await Opened.ExecuteAsync(own, anew.Replace("again:", "", StringComparison.Ordinal))).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(4, await CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeat_waits_for_the_first(DatabaseKind on)
    {
        var own = await StartAsync(on, wait: "00:01:00");
        var first = BookAsync(own, "k", "slow");
        await Gate.Entered.Task.WaitAsync(Longest.Wait);

        var patient = BookAsync(own, "k", "slow");
        Gate.Open.SetResult();
        Assert.Equal((await first).GetRawText(), (await patient).GetRawText());
        Assert.Equal(1, await CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeat_waits_no_longer_than_is_set(DatabaseKind on)
    {
        var own = await StartAsync(on, wait: "00:00:00.300");
        var first = BookAsync(own, "k", "slow");
        await Gate.Entered.Task.WaitAsync(Longest.Wait);

        var early = await BookAsync(own, "k", "slow");
        Assert.Equal("IDEMPOTENCY_IN_PROGRESS", Code(early));
        Assert.True(early.GetProperty("errors")[0].GetProperty("extensions").GetProperty("retryable").GetBoolean());
        Gate.Open.SetResult();
        Assert.Null(Code(await first));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_key_is_new_again_when_its_time_is_over(DatabaseKind on)
    {
        var own = await StartAsync(on);
        var first = await BookAsync(own, "k", "a");
        Opened.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(first.GetRawText(), (await BookAsync(own, "k", "a")).GetRawText());
        var sweep = Opened.Services.GetRequiredService<IIdempotencySweep>();
        Assert.Equal(0, await sweep.RunAsync(default));

        Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Code(await BookAsync(own, "k", "b")));
        Assert.Equal(2, await CountAsync());
        Opened.Clock.Advance(TimeSpan.FromHours(72));
        Assert.Equal(1, await sweep.RunAsync(default));
    }

    private Gate Gate => Opened.Services.GetRequiredService<Gate>();

    private async Task<TestCaller> StartAsync(DatabaseKind on, string wait = "00:00:10")
    {
        await UseAsync(on, ModuleHostTests.Setup with { Settings = new Dictionary<string, string?> { ["Idempotency:Wait"] = wait } });
        return Opened.CallerOf(DemoUsers.Fulfilment);
    }

    private Task<JsonElement> BookAsync(TestCaller caller, string? key, string shelf) => Opened.ExecuteAsync(
        caller,
        $"mutation($shelf: String!{(key is null ? "" : ", $key: String!")}) {{ book(input: {{ shelf: $shelf }}) {(key is null ? "" : "@idempotent(key: $key)")} {{ booking {{ id label }} errors {{ __typename }} }} }}",
        key is null ? new { shelf } : new { shelf, key });

    private async Task<int> CountAsync()
    {
        await using var db = Opened.OpenDatabase<StockDb>();
        return await db.Set<Booking>().CountAsync();
    }

    private static string NodeIdOf(BookingId id) => GraphQL.NodeId.Of(id).ToString();

    private static string? Code(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
