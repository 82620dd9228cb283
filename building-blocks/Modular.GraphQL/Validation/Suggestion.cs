namespace Modular.GraphQL.Validation;

/// <summary>Names that somebody may have meant.</summary>
internal static class Suggestion
{
    /// <summary>How many names a message gives at most.</summary>
    public const int Most = 5;

    // Longer names are not worth the quadratic comparison.
    private const int LongestName = 100;

    /// <summary>A sentence with the known names nearest to the given one, with a leading blank; empty where none is near or the options say no.</summary>
    public static string For(ValidationContext context, string name, IEnumerable<string>? known)
    {
        if (!context.Options.Suggestions || known is null || name.Length > LongestName)
            return "";
        var threshold = (name.Length * 2 / 5) + 1;
        var near = known.Where(k => k.Length <= LongestName)
            .Select(k => (Name: k, Distance: Distance(name, k)))
            .Where(k => k.Distance <= threshold)
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Take(Most).Select(k => $"\"{k.Name}\"").ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    // Levenshtein's distance, letters compared without case.
    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[b.Length];
    }
}
