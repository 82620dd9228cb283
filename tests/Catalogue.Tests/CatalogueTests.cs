using System.Text.Json;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Tests;

/// <summary>The module with two merchants that trade, asked as clients and other modules ask.</summary>
public abstract class CatalogueTests : ModuleTests<CatalogueModule>
{
    /// <summary>Goods of these merchants in any state.</summary>
    internal Goods Goods => field ??= new(Opened);

    /// <summary>Who runs the first merchant, and nothing else.</summary>
    protected TestCaller Owner => OwnerOf(DemoUsers.Merchant, KnownMerchants.First);

    /// <summary>Who runs the second merchant.</summary>
    protected TestCaller Other => OwnerOf(DemoUsers.Merchant2, KnownMerchants.Second);

    protected TestCaller Reviewer => Opened.CallerOf(DemoUsers.Reviewer);

    protected TestCaller Buyer => Opened.CallerOf(DemoUsers.Buyer);

    internal static ModuleSetup Setup { get; } = new()
    {
        Fakes = s => s.AddSingleton<IMerchantReader, KnownMerchants>().AddSingleton<IMerchantPapers, KnownPapers>(),
        Types = [typeof(MerchantNodes), typeof(DocumentNodes)],
        Settings = new Dictionary<string, string?> { ["Messaging:Poll"] = "00:00:00.050", ["Messaging:FirstRetry"] = "00:00:00" },
    };

    /// <summary>The papers of merchants.</summary>
    internal KnownPapers Papers => (KnownPapers)Opened.Services.GetRequiredService<IMerchantPapers>();

    internal CatalogueDb Open(ICaller? caller = null) => Opened.OpenDatabase<CatalogueDb>(caller);

    protected async Task StartAsync(DatabaseKind on, params IEnumerable<(string Name, string Value)> settings)
    {
        await UseAsync(on, Setup with { Settings = Setup.Settings.Concat(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).ToDictionary() });
        await using var db = Open();
        foreach (var merchant in new[] { KnownMerchants.First, KnownMerchants.Second })
            db.Add(new MerchantStanding { MerchantId = merchant, IsTrading = true });
        await db.SaveChangesAsync();
    }

    protected static string IdOf<T>(T id) where T : struct => NodeId.Of(id).ToString();

    /// <summary>The data of a request; an error of the request fails the test.</summary>
    protected async Task<JsonElement> AskAsync(TestCaller caller, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(caller, document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>The titles of what the caller finds of a kind (FE-08).</summary>
    protected async Task<IReadOnlyList<string>> FoundAsync(TestCaller caller, string kind, string text)
    {
        await using var scope = Opened.As(caller);
        var source = scope.ServiceProvider.GetServices<ISearchSource>().Single(s => s.Kind.Code == kind);
        return [.. (await source.FindAsync(SearchText.Parse(text)!, 10, default)).Select(h => h.Title)];
    }

    /// <summary>The payload of a mutation; under the key where one is given.</summary>
    protected async Task<JsonElement> PayloadAsync(TestCaller caller, string mutation, object input, string selection = "__typename", string? key = null)
    {
        // These two take nothing that could be wrong.
        var wrong = mutation is "submitProduct" or "listProduct" or "submitService" or "listService" or "delistService" or "approveService" ? "" : "... on InvalidInputError { field rule }";
        var document = $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {(key is null ? "" : $"@idempotent(key: \"{key}\")")} " +
            $"{{ {selection} errors {{ __typename ... on Error {{ code message }} {wrong} }} }} }}";
        return (await AskAsync(caller, document, new { input })).GetProperty(mutation);
    }

    /// <summary>The codes of the errors, those of bad input as <c>field RULE</c>; empty where it did what it should.</summary>
    protected async Task<string> CodesAsync(TestCaller caller, string mutation, object input, string? key = null) =>
        CodesOf(await PayloadAsync(caller, mutation, input, key: key));

    protected static string CodesOf(JsonElement payload) => payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
        ? string.Join(", ", errors.EnumerateArray().Select(e => e.TryGetProperty("rule", out var rule) ? $"{e.GetProperty("field")} {rule}" : $"{e.GetProperty("code")}"))
        : "";

    /// <summary>Lets the module's reaction handle an event, as its inbox does: alone, in a transaction, all or nothing.</summary>
    internal async Task HandleAsync<THandler, TEvent>(TEvent happened) where THandler : IHandle<TEvent> where TEvent : IEvent
    {
        await using var scope = Opened.As();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(happened, new("Orders", 1, Opened.Clock.Now, null, null), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Looks until it is so; fails where it never becomes so.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    private TestCaller OwnerOf(DemoUser user, MerchantId merchant) => Opened.CallerOf(user, merchant.Value);
}
