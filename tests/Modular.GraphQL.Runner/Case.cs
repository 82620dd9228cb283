using System.Text.Json;

namespace Modular.GraphQL.Runner;

/// <summary>One line of input: a schema, a document, and what it runs on.</summary>
internal sealed record Case(string Schema, string Query, string? OperationName, JsonElement Variables, JsonElement? RootValue, bool ValidateOnly)
{
    /// <summary>Reads the members of a case; throws <see cref="FormatException"/> where one is missing or of the wrong kind.</summary>
    public static Case Read(JsonElement line) => new(
        Text(line, "schema") ?? throw new FormatException("\"schema\" is missing; it is the schema's SDL."),
        Text(line, "query") ?? throw new FormatException("\"query\" is missing; it is the document."),
        Text(line, "operationName"),
        Member(line, "variables", JsonValueKind.Object),
        line.TryGetProperty("rootValue", out var root) && root.ValueKind != JsonValueKind.Null ? root : null,
        Member(line, "validateOnly", JsonValueKind.True, JsonValueKind.False).ValueKind == JsonValueKind.True);

    private static string? Text(JsonElement line, string name)
    {
        var member = Member(line, name, JsonValueKind.String);
        return member.ValueKind == JsonValueKind.Undefined ? null : member.GetString();
    }

    // Null is as good as absent, as in a GraphQL request.
    private static JsonElement Member(JsonElement line, string name, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!line.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
            return default;
        return kinds.Contains(member.ValueKind)
            ? member
            : throw new FormatException($"\"{name}\" is of the kind {member.ValueKind}; it must be {string.Join(" or ", kinds.ToArray())}.");
    }
}
