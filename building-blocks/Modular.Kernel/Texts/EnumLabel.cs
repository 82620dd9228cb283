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
    public static string? Find(Enum value, CultureInfo language)
    {
        var (type, name) = (value.GetType(), StateName.InCapitals(value.ToString()));
        return TextTable.Of(type.Assembly).Find($"{type.Name}.{name}", language)
            ?? (language == Languages.English ? Words.GetOrAdd(name, static n => n[0] + n[1..].Replace('_', ' ').ToLowerInvariant()) : null);
    }
}
