namespace Modular.Kernel;

/// <summary>A unified social credit code, 18 characters with a check character (GB 32100; MER-03).</summary>
public readonly record struct Uscc
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int CodeLength = 18;

    private Uscc(string value) => Value = value;

    /// <summary>The code in capitals.</summary>
    public string Value { get; }

    /// <summary>Checks length, alphabet and check character; small letters and surrounding blanks are put right.</summary>
    public static Checked<Uscc> Parse(string text)
    {
        var code = text.Trim().ToUpperInvariant();
        if (code.Length != CodeLength)
            return new Violation("USCC_LENGTH", $"A unified social credit code has {CodeLength} characters; this one has {code.Length}.");
        if (code.FirstOrDefault(c => !Alphabet.Contains(c, StringComparison.Ordinal)) is var stranger and not '\0')
            return new Violation("USCC_ALPHABET", $"'{stranger}' does not occur in a unified social credit code, which uses digits and capitals without I, O, S, V and Z.");
        return code[^1] == CheckCharacterOf(code[..^1])
            ? new Uscc(code)
            : new Violation("USCC_CHECK_DIGIT", "The check character at the end does not match the rest of the code; a character is mistyped.");
    }

    /// <summary>The 18th character for the first 17: (31 − Σ value × 3^i mod 31) mod 31.</summary>
    public static char CheckCharacterOf(string first17)
    {
        var sum = 0;
        var weight = 1;
        foreach (var c in first17)
        {
            sum += Alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - sum % 31) % 31];
    }
}
