using System.Text.Json;
using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Tenancy;

/// <summary>All that somebody sees of the data: every field of the query, and every object that is met on the way.</summary>
internal sealed class Crawl
{
    private readonly Dictionary<string, string> _ids = [];
    private readonly SortedDictionary<string, string> _answers = new(StringComparer.Ordinal);

    private Crawl()
    {
    }

    /// <summary>The ids, each with the field in which it was first met.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    /// <summary>What was answered, by what was asked.</summary>
    public IReadOnlyDictionary<string, string> Answers => _answers;

    /// <summary>Reads all as a user; null as nobody.</summary>
    /// <param name="isWhole">Whether lists are read to their end, and not their first page alone.</param>
    public static async Task<Crawl> AsAsync(GraphQLClient client, SchemaMap schema, string? user, bool isWhole = false)
    {
        var crawl = new Crawl();
        var selection = new Selection(schema, new(schema));
        foreach (var field in schema.Query.Fields)
        {
            if (selection.ArgumentsOf(field) is { } arguments)
                await crawl.AskAsync(client, user, field.Name, $"{{ {field.Name}{arguments}{selection.Of(field.Type.Name)} }}", null);
        }

        foreach (var field in schema.Query.Fields.Where(f => isWhole && IsPaged(f) && f.Type.Name.EndsWith("Connection", StringComparison.Ordinal)))
            await crawl.ReadOnAsync(client, user, field.Name, selection.Of(field.Type.Name));

        var documents = schema["Node"].Possible.ToDictionary(t => t, t => $"query($id: ID!) {{ node(id: $id) {{ ... on {t}{selection.Of(t)} }} }}");
        var asked = new HashSet<string>();
        while (crawl._ids.Keys.Where(asked.Add).ToList() is { Count: > 0 } found)
        {
            foreach (var id in found)
            {
                if (NodeId.TryParse(id, out var node) && documents.TryGetValue(node.TypeName, out var document))
                    await crawl.AskAsync(client, user, id, document, new { id });
            }
        }

        return crawl;
    }

    // One that needs more to be asked than a page is not read on.
    private static bool IsPaged(OutputField field) => field.Arguments.Any(a => a.Name == "after") && field.Arguments.All(a => !a.MustBeGiven);

    private async Task ReadOnAsync(GraphQLClient client, string? user, string field, string selection)
    {
        JsonElement? after = null;
        do
        {
            var page = await client.SendAsync(user, $"query($after: String) {{ {field}(first: 50, after: $after){selection[..^1]} page: pageInfo {{ hasNextPage endCursor }} }} }}", new { after });
            if (!page.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object || data.GetProperty(field) is not { ValueKind: JsonValueKind.Object } list)
                return;
            Collect(data);
            after = list.GetProperty("page") is var info && info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor") : null;
        }
        while (after is not null);
    }

    private async Task AskAsync(GraphQLClient client, string? user, string what, string document, object? variables)
    {
        var answer = await client.SendAsync(user, document, variables);
        if (answer.TryGetProperty("errors", out var errors) && errors.EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString()).FirstOrDefault(c => !c!.StartsWith("AUTH_", StringComparison.Ordinal)) is { } code)
            throw new InvalidOperationException($"{what} as {user}: {code} {errors[0]} {document}");
        _answers[what] = answer.GetRawText();
        if (answer.TryGetProperty("data", out var data))
            Collect(data);
    }

    private void Collect(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Collect(item);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (property.Name.StartsWith(Selection.IdMark, StringComparison.Ordinal) && property.Value.ValueKind == JsonValueKind.String)
                    _ids.TryAdd(property.Value.GetString()!, property.Name[Selection.IdMark.Length..]);
                else
                    Collect(property.Value);
            }
        }
    }
}
