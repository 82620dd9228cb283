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
            return Text.Broken("USCC_LENGTH", CodeLength, code.Length);
        if (code.FirstOrDefault(c => !Alphabet.Contains(c, StringComparison.Ordinal)) is var stranger and not '\0')
            return Text.Broken("USCC_ALPHABET", stranger);
        return code[^1] == CheckCharacterOf(code[..^1])
            ? new Uscc(code)
            : Text.Broken("USCC_CHECK_DIGIT");
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
