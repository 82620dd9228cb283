using System.Text;
using Accounts.Persistence;
using Modular.Kernel;

namespace Accounts.Model;

/// <summary>A name as identity cards hold it (ACC-01): letters of any script, with the middle dot (U+00B7) or blanks between them.</summary>
internal static class PersonName
{
    private const int FewestLetters = 2;

    // What keyboards give for the middle dot.
    private static readonly Rune[] Dots = [new('·'), new('•'), new('・'), new('‧'), new('∙')];

    /// <summary>Checks the form; dots are put right.</summary>
    public static Checked<string> Parse(string text)
    {
        var parsed = PlainText.Parse(text, FieldLengths.Name, "REAL_NAME");
        if (parsed.Violation is not null)
            return parsed;
        var name = string.Concat(parsed.Value.Normalize().EnumerateRunes().Select(r => Dots.Contains(r) ? Dots[0] : r));
        var runes = name.EnumerateRunes().ToList();
        return runes.TrueForAll(r => Rune.IsLetter(r) || r == Dots[0] || r.Value == ' ')
            && runes.Count(Rune.IsLetter) >= FewestLetters && Rune.IsLetter(runes[0]) && Rune.IsLetter(runes[^1])
            ? name
            : Text.Broken("REAL_NAME_FORM");
    }
}
