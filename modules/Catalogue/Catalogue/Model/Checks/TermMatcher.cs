using System.Globalization;
using System.Text;

namespace Catalogue.Model;

/// <summary>
/// Finds the terms of a list in a text, the longest at each place (CAT-08). Width, case, spaces and the signs that people put between characters to hide a term do not matter; what is
/// told is the text as it stands.
/// </summary>
internal sealed class TermMatcher
{
    private const string Separators = "*·.-_~+|/\\";

    private readonly Dictionary<char, List<(string Written, AdvertisingTerm Term)>> _byFirst = [];

    public TermMatcher(IEnumerable<AdvertisingTerm> terms)
    {
        foreach (var term in terms)
        {
            if (Plain.Of(term.Term) is not { Written: [var first, ..] written })
                continue;
            if (!_byFirst.TryGetValue(first, out var known))
                _byFirst[first] = known = [];
            known.Add((written, term));
        }

        foreach (var known in _byFirst.Values)
            known.Sort((a, b) => b.Written.Length.CompareTo(a.Written.Length));
    }

    /// <summary>A term in a text.</summary>
    /// <param name="Term">The term of the list.</param>
    /// <param name="Found">As the text writes it.</param>
    /// <param name="Position">Where it begins in the text, in UTF-16 units.</param>
    public sealed record Hit(AdvertisingTerm Term, string Found, int Position);

    /// <summary>The term as it is compared: two that are written alike are one.</summary>
    public static string PlainOf(string text) => Plain.Of(text).Written;

    /// <summary>All terms in a text, in their order, but for those that are allowed.</summary>
    public IReadOnlyList<Hit> Find(string text)
    {
        var plain = Plain.Of(text);
        var hits = new List<Hit>();
        for (var at = 0; at < plain.Written.Length;)
        {
            if (LongestAt(plain.Written, at) is not { } longest)
            {
                at++;
                continue;
            }

            var (begin, end) = (plain.Places[at].Begin, plain.Places[at + longest.Written.Length - 1].End);
            if (longest.Term.Level != TermLevel.Allowed)
                hits.Add(new(longest.Term, text[begin..end], begin));
            at += longest.Written.Length;
        }

        return hits;
    }

    private (string Written, AdvertisingTerm Term)? LongestAt(string written, int at)
    {
        if (!_byFirst.TryGetValue(written[at], out var known))
            return null;
        foreach (var candidate in known)
        {
            if (written.AsSpan(at).StartsWith(candidate.Written, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    /// <summary>A text as it is compared, and where each of its units stands in the text.</summary>
    private sealed record Plain(string Written, IReadOnlyList<(int Begin, int End)> Places)
    {
        public static Plain Of(string text)
        {
            var written = new StringBuilder(text.Length);
            var places = new List<(int, int)>(text.Length);
            var at = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                // What is no whole character stands for one unit of the text.
                var end = Math.Min(text.Length, at + rune.Utf16SequenceLength);
                foreach (var unit in rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant())
                {
                    if (IsLeftOut(unit))
                        continue;
                    written.Append(unit);
                    places.Add((at, end));
                }

                at = end;
            }

            return new(written.ToString(), places);
        }

        private static bool IsLeftOut(char unit) =>
            char.IsWhiteSpace(unit) || char.IsControl(unit) || char.GetUnicodeCategory(unit) == UnicodeCategory.Format || Separators.Contains(unit, StringComparison.Ordinal);
    }
}
