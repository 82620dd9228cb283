using System.Globalization;

namespace Modular.Kernel;

/// <summary>An amount of money: a whole number of the currency's minor units, fen for CNY, and the currency. Amounts of different currencies are never added.</summary>
/// <param name="Amount">The amount in minor units: 1234 is 12.34 yuan.</param>
/// <param name="Currency">The currency by ISO 4217: CNY.</param>
public sealed record Money(long Amount, string Currency)
{
    /// <summary>The platform's own currency.</summary>
    public const string Yuan = "CNY";

    /// <summary>The amount as people write it, with the currency: <c>¥1,234.56</c>, <c>USD 1,234.56</c>.</summary>
    public string Formatted => Format(Amount, Currency);

    /// <summary>So many fen.</summary>
    public static Money Fen(long amount) => new(amount, Yuan);

    /// <summary>An amount in minor units as people write it.</summary>
    public static string Format(long amount, string currency)
    {
        var digits = Currencies.DigitsOf(currency);
        var number = (amount / (decimal)Math.Pow(10, digits)).ToString($"N{digits}", CultureInfo.InvariantCulture);
        return currency == Yuan ? number.StartsWith('-') ? $"-¥{number[1..]}" : $"¥{number}" : $"{currency} {number}";
    }
}

/// <summary>The currencies that amounts may have, by ISO 4217, with the digits of their minor units.</summary>
public static class Currencies
{
    private static readonly Dictionary<string, int> Digits = new() { [Money.Yuan] = 2, ["HKD"] = 2, ["USD"] = 2, ["EUR"] = 2, ["GBP"] = 2, ["JPY"] = 0 };

    /// <summary>Their codes.</summary>
    public static IReadOnlyCollection<string> All => Digits.Keys;

    /// <summary>How many digits the minor unit has.</summary>
    public static int DigitsOf(string currency) => Digits.GetValueOrDefault(currency, 2);
}
