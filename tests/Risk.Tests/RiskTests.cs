using System.Globalization;
using System.Text.Json;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform;
using Risk.Persistence;

namespace Risk.Tests;

/// <summary>The module beside the platform, asked as a front end asks, and told what other modules tell it.</summary>
public abstract class RiskTests : ModuleTests<RiskModule>
{
    private long _position;

    private protected RiskDb Open(ICaller? caller = null) => Opened.OpenDatabase<RiskDb>(caller);

    private protected static MerchantId NewMerchant() => new(Guid.CreateVersion7());

    protected async Task BeginAsync(DatabaseKind on, params (string Name, string Value)[] settings) => await UseAsync(on, new()
    {
        Types = [typeof(StandInNodes)], Beside = [new PlatformModule()],
        Settings = settings.ToDictionary(s => $"Modules:Risk:{s.Name}", s => (string?)s.Value),
    });

    /// <summary>Hands an event to the module's reaction, in a transaction of its own as the inbox does.</summary>
    private protected async Task HandleAsync<THandler, TEvent>(TEvent happened, DateTime? at = null) where THandler : IHandle<TEvent> where TEvent : IEvent
    {
        await using var scope = Opened.As();
        var db = scope.ServiceProvider.GetRequiredService<RiskDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<THandler>()
            .HandleAsync(happened, new("Others", Interlocked.Increment(ref _position), at ?? Opened.Clock.Now, null, null), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>The data of a request; an error of the request fails the test.</summary>
    protected async Task<JsonElement> AskAsync(DemoUser user, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(Opened.CallerOf(user), document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>Calls a mutation; gives its payload.</summary>
    protected async Task<JsonElement> CallAsync(DemoUser user, string mutation, object input, string wanted)
    {
        var type = char.ToUpper(mutation[0], CultureInfo.InvariantCulture) + mutation[1..] + "Input!";
        var data = await AskAsync(user, $"mutation($input: {type}) {{ {mutation}(input: $input) {{ {wanted} errors {{ ... on Error {{ code message }} }} }} }}", new { input });
        return data.GetProperty(mutation);
    }

    /// <summary>The code of the payload's first error; null where the mutation did what it should.</summary>
    protected static string? CodeOf(JsonElement payload) =>
        payload.GetProperty("errors") is { ValueKind: not JsonValueKind.Null } errors ? errors[0].GetProperty("code").GetString() : null;

    /// <summary>Takes a step with a risk; the code of the error, null where it was taken.</summary>
    protected async Task<string?> StepAsync(DemoUser user, string mutation, string risk, Dictionary<string, object?>? more = null) =>
        CodeOf(await CallAsync(user, mutation, new Dictionary<string, object?>(more ?? []) { ["riskId"] = risk }, "risk { status }"));

    /// <summary>The events of a kind that the module has raised, the oldest first.</summary>
    private protected async Task<List<TEvent>> RaisedAsync<TEvent>() where TEvent : IEvent
    {
        await using var db = Open();
        var table = db.Model.GetEntityTypes().Single(e => e.GetTableName() == "events").GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        var name = EventFilter.Of<TEvent>().Names![0];
        var sql = $$"""SELECT "Payload" AS "Value" FROM "{{table}}" WHERE "Name" = {0} ORDER BY "Id" """;
        return [.. (await db.Database.SqlQueryRaw<string>(sql, name).ToListAsync()).Select(p => (TEvent)EventJson.Read(p, typeof(TEvent)))];
    }
}
