using System.Buffers;
using System.Text.Json;

namespace Modular.GraphQL.Server.Http;

/// <summary>Reads request parameters from JSON (GraphQL over HTTP, JSON Encoding), straight from the buffers that it arrived in.</summary>
internal static class JsonRequestParser
{
    [Flags]
    private enum Seen
    {
        None = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
    }

    /// <summary>Reads one request; what is malformed is refused with 400. <paramref name="name"/> is what messages call the JSON.</summary>
    public static void Parse(in ReadOnlySequence<byte> json, RequestParameters parameters, string name = "body")
    {
        if (json.IsEmpty)
            throw RequestRefusedException.BadRequest($"The {name} is empty; it must be a JSON object with a query.");
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                throw RequestRefusedException.BadRequest("Batching is off; send one operation per request.");
            if (reader.TokenType != JsonTokenType.StartObject)
                throw RequestRefusedException.BadRequest($"The {name} must be a JSON object.");
            ReadProperties(ref reader, parameters);
            reader.Read();
        }
        catch (JsonException e)
        {
            throw RequestRefusedException.BadRequest($"The {name} is not valid JSON: error in line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to a string that no UTF-16 can hold.
            throw RequestRefusedException.BadRequest($"The {name} is not valid JSON: a string has invalid UTF-8 or an unpaired surrogate.");
        }

        if (!parameters.HasDocument)
            throw RequestRefusedException.BadRequest("The parameter query is missing.");
    }

    /// <summary>Reads the variables of a GET; <c>null</c> is none.</summary>
    public static void ParseVariables(in ReadOnlySequence<byte> json, RequestParameters parameters) =>
        ParseMap(json, "variables", parameters);

    /// <summary>Checks the extensions of a GET, which no feature uses yet.</summary>
    public static void CheckExtensions(in ReadOnlySequence<byte> json) => ParseMap(json, "extensions", null);

    private static void ParseMap(in ReadOnlySequence<byte> json, string name, RequestParameters? parameters)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (parameters is not null)
                ReadVariables(ref reader, parameters);
            else
                SkipMap(ref reader, name);
            reader.Read();
        }
        catch (JsonException)
        {
            throw RequestRefusedException.BadRequest($"The parameter {name} is not valid JSON.");
        }
    }

    private static void ReadProperties(ref Utf8JsonReader reader, RequestParameters parameters)
    {
        var seen = Seen.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = PropertyOf(ref reader);
            if ((seen & property) != 0)
                throw RequestRefusedException.BadRequest($"The parameter {reader.GetString()} is there twice.");
            seen |= property;
            reader.Read();
            switch (property)
            {
                case Seen.Query:
                    ReadDocument(ref reader, parameters);
                    break;
                case Seen.OperationName:
                    if (reader.TokenType == JsonTokenType.String)
                        parameters.SetOperationName(ref reader);
                    else if (reader.TokenType != JsonTokenType.Null)
                        throw WrongType("operationName", "a string");
                    break;
                case Seen.Variables:
                    ReadVariables(ref reader, parameters);
                    break;
                case Seen.Extensions:
                    SkipMap(ref reader, "extensions");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static Seen PropertyOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("query"u8) ? Seen.Query
        : reader.ValueTextEquals("variables"u8) ? Seen.Variables
        : reader.ValueTextEquals("operationName"u8) ? Seen.OperationName
        : reader.ValueTextEquals("extensions"u8) ? Seen.Extensions
        : Seen.None;

    private static void ReadDocument(ref Utf8JsonReader reader, RequestParameters parameters)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw WrongType("query", "a string");
        var size = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        parameters.SetDocumentLength(reader.CopyString(parameters.RentDocument(size)));
    }

    private static void ReadVariables(ref Utf8JsonReader reader, RequestParameters parameters)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            parameters.SetVariables(JsonDocument.ParseValue(ref reader));
        else if (reader.TokenType != JsonTokenType.Null)
            throw WrongType("variables", "an object");
    }

    private static void SkipMap(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            reader.Skip();
        else if (reader.TokenType != JsonTokenType.Null)
            throw WrongType(name, "an object");
    }

    private static RequestRefusedException WrongType(string parameter, string wanted) =>
        RequestRefusedException.BadRequest($"The parameter {parameter} must be {wanted}.");
}
