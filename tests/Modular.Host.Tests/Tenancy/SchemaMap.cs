using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Tenancy;

/// <summary>A type as it is written: its name, and how it is wrapped.</summary>
internal sealed record TypeUse(string Name, string Written)
{
    public bool IsRequired => Written.EndsWith('!');

    public bool IsList => Written.Contains('[', StringComparison.Ordinal);
}

/// <summary>An argument or an input field.</summary>
internal sealed record InputPlace(string Name, TypeUse Type, bool HasDefault)
{
    public bool MustBeGiven => Type.IsRequired && !HasDefault;
}

/// <summary>A field of an object.</summary>
internal sealed record OutputField(string Name, TypeUse Type, IReadOnlyList<InputPlace> Arguments);

/// <summary>A type of the schema.</summary>
internal sealed record SchemaType(
    string Kind, string Name, IReadOnlyList<OutputField> Fields, IReadOnlyList<InputPlace> Inputs, IReadOnlyList<string> Values, IReadOnlyList<string> Possible, bool IsOneOf)
{
    public bool IsLeaf => Kind is "SCALAR" or "ENUM";
}

/// <summary>The whole schema, as the host tells it of itself: nothing here knows a module.</summary>
internal sealed class SchemaMap
{
    private const string Type = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    private readonly Dictionary<string, SchemaType> _types;

    private SchemaMap(IEnumerable<SchemaType> types) => _types = types.ToDictionary(t => t.Name);

    public SchemaType Query => this["Query"];

    public SchemaType Mutation => this["Mutation"];

    public IEnumerable<SchemaType> Objects => _types.Values.Where(t => t.Kind == "OBJECT" && !t.Name.StartsWith("__", StringComparison.Ordinal));

    public SchemaType this[string name] => _types[name];

    public static async Task<SchemaMap> ReadAsync(GraphQLClient client)
    {
        var schema = await client.DataAsync("admin", $$"""
            { __schema { types { kind name isOneOf
              fields { name type { {{Type}} } args { name defaultValue type { {{Type}} } } }
              inputFields { name defaultValue type { {{Type}} } }
              enumValues { name } possibleTypes { name } } } }
            """);
        return new(schema.GetProperty("__schema").GetProperty("types").EnumerateArray().Select(t => new SchemaType(
            Text(t, "kind"), Text(t, "name"), [.. All(t, "fields").Select(f => new OutputField(Text(f, "name"), UseOf(f), Inputs(f, "args")))],
            Inputs(t, "inputFields"), Names(t, "enumValues"), Names(t, "possibleTypes"), t.GetProperty("isOneOf").ValueKind == JsonValueKind.True)));
    }

    private static IReadOnlyList<InputPlace> Inputs(JsonElement of, string name) =>
        [.. All(of, name).Select(i => new InputPlace(Text(i, "name"), UseOf(i), i.GetProperty("defaultValue").ValueKind != JsonValueKind.Null))];

    private static IReadOnlyList<string> Names(JsonElement of, string name) => [.. All(of, name).Select(n => Text(n, "name"))];

    private static IEnumerable<JsonElement> All(JsonElement of, string name) =>
        of.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static TypeUse UseOf(JsonElement of)
    {
        var type = of.GetProperty("type");
        var written = Written(type);
        return new(written.Trim('[', ']', '!'), written);
    }

    private static string Written(JsonElement type) => Text(type, "kind") switch
    {
        "NON_NULL" => Written(type.GetProperty("ofType")) + "!",
        "LIST" => $"[{Written(type.GetProperty("ofType"))}]",
        _ => Text(type, "name"),
    };
}
