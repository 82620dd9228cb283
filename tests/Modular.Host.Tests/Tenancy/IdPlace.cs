using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Tenancy;

/// <summary>A place where an id goes into the schema: an argument of a field of the query, or a field of a mutation's input.</summary>
internal sealed partial class IdPlace
{
    private const string Own = "the id of this place";
    private static readonly byte[] Paper = PaperFiles.Pdf("tenancy");

    private readonly string _document;
    private readonly string? _file;
    private JsonObject _variables;
    private bool _wantsKey;

    private IdPlace(string name, string document, JsonObject variables, string? file) => (Name, _document, _variables, _file) = (name, document, variables, file);

    /// <summary>The coordinate, for messages.</summary>
    public string Name { get; }

    /// <summary>The type whose ids the place takes; null where it takes any.</summary>
    public string? Takes { get; private set; }

    /// <summary>All of them; the host tells which ids each takes.</summary>
    public static async Task<IReadOnlyList<IdPlace>> InAsync(SchemaMap schema, GraphQLClient client)
    {
        var samples = new SampleInput(schema);
        var selection = new Selection(schema, samples);
        IdPlace[] all = [.. OfQueries(schema, samples, selection), .. OfMutations(schema, samples, selection)];
        foreach (var place in all)
            await place.LearnAsync(client);
        return all;
    }

    /// <summary>The whole answer, as a text.</summary>
    public async Task<string> AskAsync(GraphQLClient client, string? user, string id)
    {
        var variables = JsonNode.Parse(_variables.ToJsonString().Replace(Own, id, StringComparison.Ordinal))!;
        using HttpContent content = _file is null
            ? System.Net.Http.Json.JsonContent.Create(new { query = _document, variables })
            : GraphQLClient.Form(_document, variables, _file, Paper, "paper.pdf", "application/pdf");
        if (_wantsKey)
            content.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.PostAsync(user, content);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    // An id of nothing is refused with the type that is wanted in its place; then the other places of the same input get missing ids of their types.
    private async Task LearnAsync(GraphQLClient client)
    {
        var own = SampleInput.Nothing();
        // What moves money or stock looks at nothing before it has a key.
        _wantsKey = (await AskAsync(client, "admin", own)).Contains("IDEMPOTENCY_KEY_REQUIRED", StringComparison.Ordinal);
        while (Wanted().Match(await AskAsync(client, "admin", own)) is { Success: true } told)
        {
            var (id, type) = (told.Groups["id"].Value, told.Groups["type"].Value);
            var right = new NodeId(type, Guid.NewGuid()).ToString();
            if (id == own)
                (Takes, own) = (type, right);
            else
                _variables = JsonNode.Parse(_variables.ToJsonString().Replace(id, right, StringComparison.Ordinal))!.AsObject();
        }
    }

    private static IEnumerable<IdPlace> OfQueries(SchemaMap schema, SampleInput samples, Selection selection)
    {
        foreach (var field in schema.Query.Fields)
        {
            foreach (var argument in field.Arguments.Where(a => a.Type.Name == "ID"))
            {
                var others = string.Concat(field.Arguments.Where(a => a.MustBeGiven && a.Name != argument.Name).Select(a => $", {a.Name}: {samples.Literal(a)}"));
                var document = $"query($id: {argument.Type.Written}) {{ {field.Name}({argument.Name}: $id{others}){selection.Of(field.Type.Name)} }}";
                yield return new($"Query.{field.Name}({argument.Name}:)", document, new() { ["id"] = OwnIn(argument) }, null);
            }
        }
    }

    private static IEnumerable<IdPlace> OfMutations(SchemaMap schema, SampleInput samples, Selection selection)
    {
        foreach (var field in schema.Mutation.Fields.Where(f => f.Arguments.Count > 0))
        {
            if (field.Arguments is not [{ Name: "input" or "inputs" } input])
                throw new InvalidOperationException($"{field.Name} has no input of its own.");
            var type = schema[input.Type.Name];
            var document = $"mutation($input: {input.Type.Written}) {{ {field.Name}({input.Name}: $input){selection.Of(field.Type.Name)} }}";
            var file = type.Inputs.FirstOrDefault(i => i.Type.Name == "Upload") is { } upload ? $"input.{upload.Name}" : null;
            foreach (var path in PathsIn(schema, type, []))
            {
                var made = With(samples.Object(type), path, samples);
                // One for many takes a list of what the one takes.
                yield return new($"Mutation.{field.Name}({string.Join('.', path.Select(p => p.Name))}:)", document, new() { ["input"] = input.Type.IsList ? new JsonArray(made) : made }, file);
            }
        }
    }

    private static IEnumerable<IReadOnlyList<InputPlace>> PathsIn(SchemaMap schema, SchemaType type, IReadOnlyList<InputPlace> path)
    {
        foreach (var input in type.Inputs)
        {
            if (input.Type.Name == "ID")
                yield return [.. path, input];
            else if (schema[input.Type.Name] is { Kind: "INPUT_OBJECT" } inner && path.All(p => p.Type.Name != inner.Name))
            {
                foreach (var found in PathsIn(schema, inner, [.. path, input]))
                    yield return found;
            }
        }
    }

    private static JsonObject With(JsonObject made, IReadOnlyList<InputPlace> path, SampleInput samples)
    {
        var into = made;
        foreach (var step in path.SkipLast(1))
        {
            into[step.Name] ??= samples.Value(step);
            into = (into[step.Name] is JsonArray list ? list[0] : into[step.Name])!.AsObject();
        }

        into[path[^1].Name] = OwnIn(path[^1]);
        return made;
    }

    private static JsonNode OwnIn(InputPlace place) => place.Type.IsList ? new JsonArray(Own) : JsonValue.Create(Own);

    [GeneratedRegex(@"(?<id>[\w-]+)\\"" is the id of a \w+; expected the id of a (?<type>\w+)")]
    private static partial Regex Wanted();
}
