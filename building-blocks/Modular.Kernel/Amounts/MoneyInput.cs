using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>An amount of money.</summary>
/// <param name="Amount">The amount in minor units: 1234 is 12.34 yuan.</param>
/// <param name="Currency">The currency by ISO 4217.</param>
public sealed record MoneyInput(long Amount, [property: DefaultValue(Money.Yuan)] string Currency = Money.Yuan)
{
    /// <summary>The largest amount taken, a hundred billion of the main unit: sums of such amounts stay within 64 bits.</summary>
    private const long Largest = 10_000_000_000_000;

    /// <summary>The amount, which is positive and of a known currency.</summary>
    public Checked<Money> Check()
    {
        if (!Currencies.All.Contains(Currency))
            return Text.Broken("MONEY_CURRENCY", string.Join(", ", Currencies.All));
        return Amount is > 0 and <= Largest ? new Money(Amount, Currency) : Text.Broken("MONEY_AMOUNT", Largest);
    }
}
