using System.Text;

namespace Modular.Kernel;

/// <summary>What somebody has typed to find something, in the one form in which it is compared: letters and digits of full width are as those of half width, and gaps are one blank.</summary>
public sealed class SearchText
{
    /// <summary>The fewest characters; one letter fits everything.</summary>
    public const int Shortest = 2;

    /// <summary>The most characters.</summary>
    public const int Longest = 100;

    private SearchText(string words)
    {
        Words = words;
        Lower = Small(words);
        Number = string.Concat(words.Where(c => c != ' ')).ToUpperInvariant();
    }

    /// <summary>The words as they were typed.</summary>
    public string Words { get; }

    /// <summary>The words with their Latin letters small: <c>LOWER</c> of either database knows no others.</summary>
    public string Lower { get; }

    /// <summary>The same as a number or code: without blanks, in capitals.</summary>
    public string Number { get; }

    /// <summary>Whether it can be the beginning of a number or code at all.</summary>
    public bool MayBeNumber => Number.All(char.IsAscii);

    /// <summary>What was typed; null where it is too short or too long to look for.</summary>
    public static SearchText? Parse(string text)
    {
        if (text.Length > Longest * 2)
            return null;
        var words = string.Join(' ', text.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return words.Length is >= Shortest and <= Longest ? new(words) : null;
    }

    /// <summary>How well a hit fits, 0 for exactly.</summary>
    public int RankOf(SearchHit hit)
    {
        var title = Small(hit.Title);
        return string.Equals(hit.Number, Number, StringComparison.OrdinalIgnoreCase) || title == Lower ? 0
            : hit.Number?.StartsWith(Number, StringComparison.OrdinalIgnoreCase) is true ? 1
            : title.StartsWith(Lower, StringComparison.Ordinal) ? 2
            : title.Contains(Lower, StringComparison.Ordinal) ? 3
            : 4;
    }

    private static string Small(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    });
}
