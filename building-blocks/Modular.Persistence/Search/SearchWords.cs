using System.Globalization;
using System.Text;

namespace Modular.Persistence;

/// <summary>
/// Cuts texts into the words that a search finds, in one way for what is stored and for what is asked, on both databases. Latin words and numbers are lower-cased and kept whole; Chinese,
/// Japanese and Korean, which put no spaces between words, become pairs of neighbouring characters (连衣裙: 连衣, 衣裙), with the last character as well. Full-width and compatibility
/// forms are made one (NFKC). A word is written in letters and digits of ASCII, so that no database's own idea of letters comes into it.
/// </summary>
public static class SearchWords
{
    private const int LongestWord = 60;

    /// <summary>The words of a text as they are stored: in their order, with spaces between.</summary>
    public static string Of(string? text) => string.Join(' ', RunsOf(text).SelectMany(WordsOf));

    /// <summary>The words of several texts.</summary>
    public static string Of(params IEnumerable<string?> texts) => string.Join(' ', texts.Select(Of).Where(w => w.Length > 0));

    /// <summary>
    /// What is asked for: all terms are to be found. A term of Chinese is found where its characters stand together, whatever is around them; one of Latin letters or digits at the beginning
    /// of a word.
    /// </summary>
    internal static IEnumerable<SearchTerm> TermsOf(string? text)
    {
        foreach (var run in RunsOf(text))
        {
            var words = WordsOf(run).ToArray();
            // The last character alone is what a text ends with; in the middle of one it begins a pair.
            yield return run.IsIdeographic && words.Length > 1 ? new(words[..^1], IsBeginning: false) : new(words, IsBeginning: true);
        }
    }

    private static IEnumerable<string> WordsOf(Run run)
    {
        if (!run.IsIdeographic)
            return [Written(run.Runes)];
        return Enumerable.Range(0, run.Runes.Count).Select(i => Written(run.Runes.Skip(i).Take(2)));
    }

    private static IEnumerable<Run> RunsOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        var runes = new List<Rune>();
        var isIdeographic = false;
        foreach (var rune in Normal(text).EnumerateRunes())
        {
            var isOfWord = IsOfWord(rune);
            if (runes.Count > 0 && (!isOfWord || IsIdeograph(rune) != isIdeographic))
            {
                yield return new([.. runes], isIdeographic);
                runes.Clear();
            }

            if (!isOfWord)
                continue;
            isIdeographic = IsIdeograph(rune);
            runes.Add(rune);
        }

        if (runes.Count > 0)
            yield return new([.. runes], isIdeographic);
    }

    // Half a surrogate pair, which nobody can normalise, becomes the sign for it, which is no letter.
    private static string Normal(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static string Written(IEnumerable<Rune> runes)
    {
        var word = string.Concat(runes);
        if (word.Length > LongestWord)
            word = word[..LongestWord];
        return word.All(char.IsAsciiLetterOrDigit) ? $"w{word}" : $"x{string.Concat(word.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)))}";
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsIdeograph(Rune rune) => rune.Value is
        (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or
        (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Letters that stand together and are of one kind.</summary>
    private sealed record Run(IReadOnlyList<Rune> Runes, bool IsIdeographic);
}

/// <summary>Words that are to be found one after the other.</summary>
/// <param name="Words">As they are stored.</param>
/// <param name="IsBeginning">Whether the last of them is the beginning of a word.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool IsBeginning)
{
    /// <summary>The term as SQLite's FTS5 reads it.</summary>
    public string OnSqlite => $"\"{string.Join(' ', Words)}\"{(IsBeginning ? " *" : "")}";

    /// <summary>The term as PostgreSQL's tsquery reads it.</summary>
    /// <param name="weight"><c>A</c> for the title alone, nothing for all of the text.</param>
    public string OnPostgres(string weight)
    {
        var mark = IsBeginning ? $":*{weight}" : weight.Length > 0 ? $":{weight}" : "";
        var earlier = weight.Length > 0 ? $":{weight}" : "";
        return $"({string.Join(" <-> ", Words.Select((w, i) => w + (i == Words.Count - 1 ? mark : earlier)))})";
    }
}
