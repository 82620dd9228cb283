using System.Globalization;

namespace Modular.Kernel;

/// <summary>The languages that people are spoken to in (FE-03). Codes, names in the schema and the log stay as they are.</summary>
public static class Languages
{
    /// <summary>English, also what is spoken where nobody says.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Simplified Chinese.</summary>
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [English, Chinese];

    /// <summary>The language of whoever is answered now: that of the request, and in work of the system's own the default.</summary>
    public static CultureInfo Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>The language that a tag of BCP 47 asks for, by its primary part: <c>zh</c>, <c>zh-Hans-SG</c> and <c>zh-CN</c> are one; null for one that is not spoken.</summary>
    public static CultureInfo? Find(string tag)
    {
        var primary = tag.AsSpan();
        if (primary.IndexOf('-') is var end and > 0)
            primary = primary[..end];
        foreach (var language in All)
        {
            if (primary.Equals(language.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase))
                return language;
        }

        return null;
    }

    /// <summary>Does the work in a language, for somebody who is not answered now, such as the reader of a mail.</summary>
    public static T In<T>(CultureInfo language, Func<T> work)
    {
        var now = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = now;
        }
    }
}
