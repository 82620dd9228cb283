using System.Text.Json;

namespace Modular.GraphQL.Server.Http;

/// <summary>Reads <c>extensions.persistedQuery</c>, <c>{ "version": 1, "sha256Hash": "…" }</c> (Apollo's automatic persisted queries).</summary>
internal static class PersistedQueryExtension
{
    /// <summary>Reads the extensions, an object or null; those of other names are passed over.</summary>
    public static void Read(ref Utf8JsonReader reader, RequestParameters parameters)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw JsonRequestParser.WrongType("extensions", "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPersistedQuery = reader.ValueTextEquals("persistedQuery"u8);
            reader.Read();
            if (isPersistedQuery && reader.TokenType == JsonTokenType.StartObject)
                parameters.PersistedQueryHash = ReadHash(ref reader);
            else if (isPersistedQuery && reader.TokenType != JsonTokenType.Null)
                throw JsonRequestParser.WrongType("extensions.persistedQuery", "an object");
            else
                reader.Skip();
        }
    }

    private static string ReadHash(ref Utf8JsonReader reader)
    {
        string? hash = null;
        var isKnown = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isVersion, isHash) = (reader.ValueTextEquals("version"u8), reader.ValueTextEquals("sha256Hash"u8));
            reader.Read();
            if (isVersion)
                isKnown = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version == 1;
            else if (isHash && reader.TokenType == JsonTokenType.String)
                hash = reader.GetString();
            else
                reader.Skip();
        }

        return isKnown && hash is not null
            ? hash
            : throw RequestRefusedException.BadRequest("extensions.persistedQuery must have the version 1 and a sha256Hash.");
    }
}
