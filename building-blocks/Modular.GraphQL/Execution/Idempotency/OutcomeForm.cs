using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Writes what a mutation gave so that the same can be given again: the value by its ids, which are loaded anew as the caller may see
/// them then; errors as they were.
/// </summary>
/// <param name="value">How the value is written and read.</param>
/// <param name="errors">The kinds of errors that the mutation declares.</param>
internal sealed class OutcomeForm(OutcomeValue value, IReadOnlyList<Type> errors)
{
    private const string Value = "value";
    private const string Errors = "errors";
    private const string Kind = "kind";
    private const string Error = "error";

    /// <summary>How scalars and errors are written.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The outcome as bytes.</summary>
    public byte[] Write(MutationPayload payload)
    {
        var outcome = payload.IsSuccess
            ? new JsonObject { [Value] = payload.Value is { } given ? value.Write(given) : null }
            : new JsonObject { [Errors] = new JsonArray([.. payload.Errors.Select(WriteError)]) };
        return JsonSerializer.SerializeToUtf8Bytes(outcome);
    }

    /// <summary>The payload of those bytes.</summary>
    public async ValueTask<MutationPayload> ReadAsync(byte[] outcome, RequestContext request)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(outcome);
        if (json.TryGetProperty(Errors, out var kept))
            return new(null, [.. kept.EnumerateArray().Select(ReadError)]);
        var stored = json.GetProperty(Value);
        return new(stored.ValueKind == JsonValueKind.Null ? null : await value.Read(stored, request), []);
    }

    private static JsonObject WriteError(IUserError error) => new()
    {
        [Kind] = error.GetType().FullName,
        [Error] = JsonSerializer.SerializeToNode(error, error.GetType(), Json),
    };

    private IUserError ReadError(JsonElement json)
    {
        var name = json.GetProperty(Kind).GetString()!;
        var kind = errors.Select(e => e.Assembly.GetType(name) is { } type && e.IsAssignableFrom(type) ? type : null).FirstOrDefault(t => t is not null)
            ?? throw new InvalidOperationException($"The stored error {name} is none that the mutation declares any more.");
        return (IUserError)json.GetProperty(Error).Deserialize(kind, Json)!;
    }
}

/// <summary>How one kind of value is written and read again. Neither is called with null.</summary>
/// <param name="Write">The value as JSON.</param>
/// <param name="Read">The value of that JSON, for the request's caller; null where it is there no more.</param>
internal sealed record OutcomeValue(Func<object, JsonNode?> Write, Func<JsonElement, RequestContext, Task<object?>> Read)
{
    /// <summary>The same for a list of such values; what is there no more is left out.</summary>
    public OutcomeValue List() => new(
        values => new JsonArray([.. ((System.Collections.IEnumerable)values).Cast<object?>().Select(v => v is null ? null : Write(v))]),
        async (json, request) => (await Task.WhenAll(json.EnumerateArray().Where(i => i.ValueKind != JsonValueKind.Null).Select(i => Read(i, request))))
            .Where(v => v is not null).ToArray());
}
