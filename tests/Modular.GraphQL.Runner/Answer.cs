using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Runner;

/// <summary>One line of output.</summary>
internal sealed class Answer : IDisposable
{
    private static readonly JsonWriterOptions Compact = new() { SkipValidation = true, MaxDepth = 100_000, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    /// <summary>An answer that says nothing yet.</summary>
    public Answer()
    {
        _writer = new(_buffer, Compact);
        _writer.WriteStartObject();
    }

    /// <summary>The id of the case that is answered.</summary>
    public void Id(JsonElement id)
    {
        _writer.WritePropertyName("id");
        id.WriteTo(_writer);
    }

    /// <summary>The problems that make the schema unusable.</summary>
    public void SchemaErrors(IReadOnlyList<SchemaProblem> problems)
    {
        _writer.WriteStartArray("schemaErrors");
        foreach (var problem in problems)
        {
            _writer.WriteStartObject();
            _writer.WriteString("message", problem.Message);
            _writer.WriteString("coordinate", problem.Coordinate);
            _writer.WriteString("origin", problem.Origin);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    /// <summary>Errors without data; nothing where there are none.</summary>
    public void Errors(IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count == 0)
            return;
        _writer.WriteStartArray("errors");
        foreach (var error in errors)
        {
            _writer.WriteStartObject();
            _writer.WriteString("message", error.Message);
            _writer.WriteStartArray("locations");
            foreach (var location in error.Locations)
            {
                _writer.WriteStartObject();
                _writer.WriteNumber("line", location.Line);
                _writer.WriteNumber("column", location.Column);
                _writer.WriteEndObject();
            }

            _writer.WriteEndArray();
            _writer.WriteNull("path");
            if (error.Rule is { } rule)
                _writer.WriteString("rule", rule);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    /// <summary>The data and errors of a response; no data where the response has none, as with errors of the request.</summary>
    public void Response(JsonElement response)
    {
        if (response.TryGetProperty("data", out var data))
        {
            _writer.WritePropertyName("data");
            data.WriteTo(_writer);
        }

        if (!response.TryGetProperty("errors", out var errors))
            return;
        _writer.WriteStartArray("errors");
        foreach (var error in errors.EnumerateArray())
            WriteError(error);
        _writer.WriteEndArray();
    }

    /// <summary>The whole line with its end.</summary>
    public ReadOnlySpan<byte> Complete()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _buffer.Write("\n"u8);
        return _buffer.WrittenSpan;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void WriteError(JsonElement error)
    {
        _writer.WriteStartObject();
        Copy(error, "message", "\"\""u8);
        Copy(error, "locations", "[]"u8);
        Copy(error, "path", "null"u8);
        if (error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("rule", out _))
            Copy(extensions, "rule", "null"u8);
        _writer.WriteEndObject();
    }

    private void Copy(JsonElement source, string name, ReadOnlySpan<byte> otherwise)
    {
        _writer.WritePropertyName(name);
        if (source.TryGetProperty(name, out var value))
            value.WriteTo(_writer);
        else
            _writer.WriteRawValue(otherwise);
    }
}
