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
        DocumentId = 16,
    }

    /// <summary>
    /// Reads one request, or an array of at most <paramref name="maxBatch"/> into <see cref="RequestParameters.Batch"/>; what is malformed is
    /// refused with 400. <paramref name="name"/> is what messages call the JSON.
    /// </summary>
    public static void Parse(in ReadOnlySequence<byte> json, RequestParameters parameters, string name = "body", int maxBatch = 0)
    {
        if (json.IsEmpty)
            throw RequestRefusedException.BadRequest($"The {name} is empty; it must be a JSON object with a query.");
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                ReadBatch(ref reader, parameters, name, maxBatch);
            else
                ReadRequest(ref reader, parameters, name);
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
    }

    /// <summary>Refuses a request that does not say what to run.</summary>
    public static void WantDocument(RequestParameters parameters)
    {
        if (!parameters.NamesDocument)
            throw RequestRefusedException.BadRequest("The parameter query is missing.");
    }

    /// <summary>Reads the variables of a GET; <c>null</c> is none.</summary>
    public static void ParseVariables(in ReadOnlySequence<byte> json, RequestParameters parameters) =>
        ParseMap(json, "variables", parameters, ReadVariables);

    /// <summary>Reads the extensions of a GET; <c>null</c> is none.</summary>
    public static void ParseExtensions(in ReadOnlySequence<byte> json, RequestParameters parameters) =>
        ParseMap(json, "extensions", parameters, PersistedQueryExtension.Read);

    private delegate void MapReader(ref Utf8JsonReader reader, RequestParameters parameters);

    private static void ParseMap(in ReadOnlySequence<byte> json, string name, RequestParameters parameters, MapReader read)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            read(ref reader, parameters);
            reader.Read();
        }
        catch (JsonException)
        {
            throw RequestRefusedException.BadRequest($"The parameter {name} is not valid JSON.");
        }
    }

    private static void ReadBatch(ref Utf8JsonReader reader, RequestParameters parameters, string name, int maxBatch)
    {
        if (maxBatch == 0)
            throw RequestRefusedException.BadRequest("Batching is off; send one operation per request.");
        parameters.Batch = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (parameters.Batch.Count == maxBatch)
                throw RequestRefusedException.TooLarge($"The {name} may hold {maxBatch} requests at most.");
            parameters.Batch.Add(new());
            ReadRequest(ref reader, parameters.Batch[^1], $"{name}'s element");
        }

        if (parameters.Batch.Count == 0)
            throw RequestRefusedException.BadRequest($"The {name} is an empty array; it must hold a request.");
    }

    private static void ReadRequest(ref Utf8JsonReader reader, RequestParameters parameters, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw RequestRefusedException.BadRequest($"The {name} must be a JSON object.");
        ReadProperties(ref reader, parameters);
        WantDocument(parameters);
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
                    PersistedQueryExtension.Read(ref reader, parameters);
                    break;
                case Seen.DocumentId:
                    if (reader.TokenType == JsonTokenType.String)
                        parameters.DocumentId = reader.GetString();
                    else if (reader.TokenType != JsonTokenType.Null)
                        throw WrongType("documentId", "a string");
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
        : reader.ValueTextEquals("documentId"u8) ? Seen.DocumentId
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
        // Many clients send an empty object where there are none.
        var inside = reader;
        if (reader.TokenType == JsonTokenType.StartObject && inside.Read() && inside.TokenType == JsonTokenType.EndObject)
            reader = inside;
        else if (reader.TokenType == JsonTokenType.StartObject)
            parameters.SetVariables(JsonDocument.ParseValue(ref reader));
        else if (reader.TokenType != JsonTokenType.Null)
            throw WrongType("variables", "an object");
    }

    internal static RequestRefusedException WrongType(string parameter, string wanted) =>
        RequestRefusedException.BadRequest($"The parameter {parameter} must be {wanted}.");
}
