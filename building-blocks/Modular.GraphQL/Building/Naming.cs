using System.Text;

namespace Modular.GraphQL.Building;

/// <summary>How names of C# become names of the schema (design dialect: Hot Chocolate's conventions).</summary>
internal static class Naming
{
    /// <summary>Whether the text is a Name (section 2.1.9).</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary><c>GetOrdersAsync</c> becomes <c>orders</c>; a name that is nothing but "Get" stays.</summary>
    public static string Method(string name)
    {
        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
            name = name[..^5];
        if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]))
            name = name[3..];
        return CamelCase(name);
    }

    /// <summary><c>OnOrderShipped</c> becomes <c>orderShipped</c>.</summary>
    public static string Subscription(string name) =>
        Method(name.Length > 2 && name.StartsWith("On", StringComparison.Ordinal) && char.IsUpper(name[2]) ? name[2..] : name);

    /// <summary><c>LegalName</c> becomes <c>legalName</c>, <c>IDNumber</c> becomes <c>idNumber</c>.</summary>
    public static string CamelCase(string name)
    {
        var upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
            upper++;
        // The last capital of a run starts the next word, unless the run is the whole name.
        var lower = upper > 1 && upper < name.Length && char.IsLower(name[upper]) ? upper - 1 : upper;
        return string.Concat(name[..lower].ToLowerInvariant(), name.AsSpan(lower));
    }

    /// <summary>The first letter in upper case.</summary>
    public static string PascalCase(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>InReview</c> becomes <c>IN_REVIEW</c>, <c>IDCard</c> becomes <c>ID_CARD</c>.</summary>
    public static string UpperSnake(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                result.Append('_');
            result.Append(char.ToUpperInvariant(name[i]));
        }

        return result.ToString();
    }

    /// <summary>The C# name of a type; <c>Page&lt;Order&gt;</c> becomes <c>PageOfOrder</c>.</summary>
    public static string OfType(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsGenericType)
            return type.Name;
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return $"{(tick < 0 ? type.Name : type.Name[..tick])}Of{string.Join("And", type.GetGenericArguments().Select(OfType))}";
    }

    /// <summary>The name with the suffix, added where it is missing.</summary>
    public static string WithSuffix(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix;

    /// <summary>The plural after the common rules of English; other words are named by attribute.</summary>
    public static string Plural(string name) => name switch
    {
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => name[..^1] + "ies",
        [.., 's' or 'x' or 'z'] or [.., 's' or 'c', 'h'] => name + "es",
        _ => name + "s",
    };

    /// <summary>The field of a link: <c>MerchantId</c> becomes <c>merchant</c>, <c>DocumentIds</c> becomes <c>documents</c>.</summary>
    public static string Link(string name, bool isList) => CamelCase((isList, name) switch
    {
        (true, { Length: > 3 }) when name.EndsWith("Ids", StringComparison.Ordinal) => Plural(name[..^3]),
        (false, { Length: > 2 }) when name.EndsWith("Id", StringComparison.Ordinal) => name[..^2],
        _ => name,
    });
}
