using System.Globalization;

namespace Modular.GraphQL.Building;

/// <summary>Reads ids that clients give. What is not an id of the expected kind is the client's mistake, said as such.</summary>
internal static class IdInput
{
    /// <summary>The value of an opaque id that must be of the type.</summary>
    public static Guid Node(object? value, string typeName)
    {
        var text = (string)value!;
        if (!NodeId.TryParse(text, out var id))
            throw Refused($"\"{Shorten(text)}\" is not an id; expected the id of a {typeName} as the schema gave it.");
        return id.TypeName == typeName
            ? id.Value
            : throw Refused($"\"{Shorten(text)}\" is the id of a {id.TypeName}; expected the id of a {typeName}.");
    }

    /// <summary>An id that is a number or a UUID written plainly.</summary>
    public static T Plain<T>(object? value) where T : IParsable<T> => T.TryParse((string)value!, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw Refused($"\"{Shorten((string)value!)}\" is not an id; expected {(typeof(T) == typeof(Guid) ? "a UUID" : "a whole number")}.");

    public static GraphQLException Refused(string message) => new(message, ErrorCodes.BadUserInput);

    public static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
