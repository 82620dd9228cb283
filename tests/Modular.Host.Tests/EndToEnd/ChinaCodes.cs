namespace Modular.Host.Tests.EndToEnd;

/// <summary>Codes that pass their checks, worked out here once more and independently of the product.</summary>
internal static class ChinaCodes
{
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>A unified social credit code with a right check character (GB 32100).</summary>
    public static string Uscc(int number)
    {
        var body = $"91310000MA1E{number:D5}";
        var sum = 0;
        var weight = 1;
        foreach (var c in body)
        {
            sum += UsccAlphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return body + UsccAlphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>A resident identity number with a right check digit (GB 11643).</summary>
    public static string IdCard(int number) => WithCheckDigit($"11010519800101{number % 1000:D3}");

    /// <summary>The first 17 digits of a resident identity number with their check digit.</summary>
    public static string WithCheckDigit(string body)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = body.Select((c, i) => (c - '0') * weights[i]).Sum();
        return body + "10X98765432"[sum % 11];
    }
}
