using System.Collections.Concurrent;
using System.Globalization;

namespace Modular.Kernel;

/// <summary>What people call an enum's value (FE-03), from the texts of the assembly that declares it.</summary>
public static class EnumLabel
{
    private static readonly ConcurrentDictionary<string, string> Words = new();

    /// <summary>The label in the language of now. English needs no text where the value's own words will do: <c>FIRST_REVIEW</c> is "First review".</summary>
    public static string Of(Enum value) => Find(value, Languages.Current) ?? Find(value, Languages.English)!;

    /// <summary>The label in one language; null where it is not English and has no text.</summary>
    public static string? Find(Enum value, CultureInfo language) =>
        Find(TextTable.Of(value.GetType().Assembly), value.GetType().Name, StateName.InCapitals(value.ToString()), language);

    /// <summary>The same of a value that is known by the names of its enum and its own, as the schema shows it.</summary>
    internal static string? Find(TextTable texts, string type, string name, CultureInfo language) => texts.Find($"{type}.{name}", language)
        ?? (language == Languages.English ? Words.GetOrAdd(name, static n => n[0] + n[1..].Replace('_', ' ').ToLowerInvariant()) : null);
}
