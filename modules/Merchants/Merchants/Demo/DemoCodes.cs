using System.Globalization;

namespace Merchants.Demo;

/// <summary>Codes that pass all checks and belong to nobody on purpose.</summary>
internal sealed class DemoCodes(Random random)
{
    private const string OrganisationAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    private readonly HashSet<string> _given = [];

    /// <summary>A unified social credit code of a company in the division, with a valid organisation code inside (GB 32100, GB 11714).</summary>
    public string Uscc(string division)
    {
        while (true)
        {
            var organisation = "MA" + string.Concat(Enumerable.Range(0, 6).Select(_ => OrganisationAlphabet[random.Next(OrganisationAlphabet.Length)]));
            var first17 = $"91{division}{organisation}{OrganisationCheck(organisation)}";
            if (_given.Add(first17))
                return first17 + Modular.Kernel.Uscc.CheckCharacterOf(first17);
        }
    }

    /// <summary>A resident identity number of somebody born between 1965 and 1999 in the division (GB 11643).</summary>
    public string ResidentId(string division)
    {
        var born = new DateOnly(1965, 1, 1).AddDays(random.Next(35 * 365));
        var first17 = string.Create(CultureInfo.InvariantCulture, $"{division}{born:yyyyMMdd}{random.Next(1, 999):D3}");
        return first17 + Modular.Kernel.ResidentId.CheckCharacterOf(first17);
    }

    /// <summary>A mobile number.</summary>
    public string Mobile() => string.Create(CultureInfo.InvariantCulture, $"1{random.Next(3, 10)}{random.Next(1_000_000_000):D9}");

    /// <summary>The ninth character of an organisation code: 11 − Σ value × weight mod 11, where 10 is X and 11 is 0.</summary>
    private static char OrganisationCheck(string eight)
    {
        var sum = eight.Select((c, i) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * OrganisationWeights[i]).Sum();
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
