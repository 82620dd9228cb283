using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Modular.GraphQL.Types;

/// <summary>Reads JSON strings of which nobody has checked the encoding.</summary>
internal static class JsonText
{
    /// <summary>
    /// The text of a JSON string; false for any other value, and for text that is not Unicode. System.Text.Json finds
    /// broken UTF-8 and lone surrogates only here, by an exception, not when it parses the document.
    /// </summary>
    public static bool TryGetText(JsonElement json, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (json.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = json.GetString();
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return text is not null;
    }

    /// <summary>The name of a JSON property; false where it is not Unicode.</summary>
    public static bool TryGetName(JsonProperty property, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = null;
            return false;
        }
    }
}
