using System.Text.Json;
using System.Text.Json.Nodes;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Tenancy;

/// <summary>A place where an id goes into the schema: an argument of a field of the query, or a field of a mutation's input.</summary>
/// <param name="Name">The coordinate, for messages.</param>
/// <param name="Document">The document, with one variable.</param>
/// <param name="Variables">Its variables with that id.</param>
/// <param name="File">Where a file goes in the variables; null for none.</param>
internal sealed record IdPlace(string Name, string Document, Func<string, JsonObject> Variables, string? File)
{
    private static readonly byte[] Paper = PaperFiles.Pdf("tenancy");

    /// <summary>All of them.</summary>
    public static IEnumerable<IdPlace> In(SchemaMap schema)
    {
        var samples = new SampleInput(schema);
        var selection = new Selection(schema, samples);
        return OfQueries(schema, selection).Concat(OfMutations(schema, samples, selection));
    }

    /// <summary>The whole answer, as a text.</summary>
    public async Task<string> AskAsync(GraphQLClient client, string? user, string id)
    {
        var variables = Variables(id);
        using HttpContent content = File is null
            ? System.Net.Http.Json.JsonContent.Create(new { query = Document, variables })
            : GraphQLClient.Form(Document, variables, File, Paper, "paper.pdf", "application/pdf");
        using var answer = await client.PostAsync(user, content);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private static IEnumerable<IdPlace> OfQueries(SchemaMap schema, Selection selection)
    {
        foreach (var field in schema.Query.Fields)
        {
            foreach (var argument in field.Arguments.Where(a => a.Type.Name == "ID"))
            {
                var document = $"query($id: {argument.Type.Written}) {{ {field.Name}({argument.Name}: $id){selection.Of(field.Type.Name)} }}";
                yield return new($"Query.{field.Name}({argument.Name}:)", document, id => new() { ["id"] = Wrapped(argument, id) }, null);
            }
        }
    }

    private static IEnumerable<IdPlace> OfMutations(SchemaMap schema, SampleInput samples, Selection selection)
    {
        foreach (var field in schema.Mutation.Fields)
        {
            if (field.Arguments is not [{ Name: "input" } input])
                throw new InvalidOperationException($"{field.Name} has no input of its own.");
            var type = schema[input.Type.Name];
            var document = $"mutation($input: {input.Type.Written}) {{ {field.Name}(input: $input){selection.Of(field.Type.Name)} }}";
            foreach (var path in PathsIn(schema, type, []))
            {
                yield return new($"Mutation.{field.Name}({string.Join('.', path.Select(p => p.Name))}:)", document, id =>
                {
                    var made = samples.Object(type);
                    Put(made, path, id, samples);
                    return new() { ["input"] = made };
                }, type.Inputs.Any(i => i.Type.Name == "Upload") ? $"input.{type.Inputs.First(i => i.Type.Name == "Upload").Name}" : null);
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

    private static void Put(JsonObject into, IReadOnlyList<InputPlace> path, string id, SampleInput samples)
    {
        foreach (var step in path.SkipLast(1))
        {
            var inner = into[step.Name] ?? samples.Value(step)!;
            into[step.Name] = inner.Parent is null ? inner : inner.DeepClone();
            into = (into[step.Name] is JsonArray list ? list[0] : into[step.Name])!.AsObject();
        }

        into[path[^1].Name] = Wrapped(path[^1], id);
    }

    private static JsonNode Wrapped(InputPlace place, string id) => place.Type.IsList ? new JsonArray(id) : JsonValue.Create(id);
}
