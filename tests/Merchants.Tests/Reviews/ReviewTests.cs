using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Tests.Reviews;

/// <summary>Papers under review, asked about as front ends ask.</summary>
public abstract class ReviewTests : ModuleTests<MerchantsModule>
{
    private Desk? _desk;

    private protected Desk Desk => _desk ??= new(Opened);

    /// <summary>The code of what was refused; null where nothing was.</summary>
    protected async Task<string?> CallAsync(DemoUser user, string mutation, object input, string selection = "__typename") =>
        (await AnswerAsync(Opened.CallerOf(user), mutation, input, selection)).Code;

    /// <summary>The payload of a mutation and the code of its first error; null where there is none.</summary>
    protected async Task<(string? Code, JsonElement Payload)> AnswerAsync(TestCaller caller, string mutation, object input, string selection = "__typename")
    {
        var response = await Opened.ExecuteAsync(
            caller, $$"""mutation($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) { {{mutation}}(input: $input) { {{selection}} errors { ... on Error { code message } } } }""", new { input });
        if (response.TryGetProperty("errors", out var failed))
            return (failed[0].GetProperty("extensions").TryGetProperty("code", out var told) ? told.GetString() : $"{failed}", default);
        var payload = response.GetProperty("data").GetProperty(mutation);
        var errors = payload.GetProperty("errors");
        return (errors.ValueKind == JsonValueKind.Null ? null : errors[0].GetProperty("code").GetString(), payload);
    }

    /// <summary>The data of a request; an error of the request fails the test.</summary>
    protected async Task<JsonElement> AskAsync(DemoUser user, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(Opened.CallerOf(user), document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>A paper that waits for its detailed review; the reviewer did the first one.</summary>
    private protected async Task<DocumentId> InDetailsAsync()
    {
        var paper = await Desk.NewPaperAsync();
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        return paper;
    }

    private protected async Task<Document> PaperAsync(DocumentId id)
    {
        await using var db = Opened.Open();
        return await db.Documents.AsNoTracking().Include(d => d.Versions).ThenInclude(v => v.Reviews).SingleAsync(d => d.Id == id);
    }

    /// <summary>The first events of the module that pass the filter.</summary>
    private protected async Task<List<FeedEvent>> EventsAsync(EventFilter filter, int count)
    {
        await Opened.StartUpAsync();
        using var limit = new CancellationTokenSource(Longest.Wait);
        var events = new List<FeedEvent>();
        await foreach (var read in Opened.Services.GetServices<IEventFeed>().Single(f => f.Module == "Merchants").ReadAsync(0, filter, limit.Token))
        {
            events.Add(read);
            if (events.Count == count)
                break;
        }

        return events;
    }

    private protected static string Id(DocumentId id) => NodeId.Of(id).ToString();
}
