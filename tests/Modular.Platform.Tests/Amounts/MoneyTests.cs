using Modular.Kernel;

namespace Modular.Platform.Tests.Amounts;

/// <summary>Amounts are whole minor units of a known currency (domain.md, section 5).</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, "CNY", "¥0.00")]
    [InlineData(5, "CNY", "¥0.05")]
    [InlineData(123456, "CNY", "¥1,234.56")]
    [InlineData(-5, "CNY", "-¥0.05")]
    [InlineData(-123456789, "CNY", "-¥1,234,567.89")]
    [InlineData(123456, "USD", "USD 1,234.56")]
    [InlineData(-123456, "EUR", "EUR -1,234.56")]
    [InlineData(123456, "JPY", "JPY 123,456")]
    [InlineData(long.MaxValue, "CNY", "¥92,233,720,368,547,758.07")]
    [InlineData(long.MinValue, "CNY", "-¥92,233,720,368,547,758.08")]
    public void Amounts_are_written_exactly(long amount, string currency, string formatted) => Assert.Equal(formatted, new Money(amount, currency).Formatted);

    [Theory]
    [InlineData(1, "CNY", null)]
    [InlineData(10_000_000_000_000, "JPY", null)]
    [InlineData(10_000_000_000_001, "CNY", "MONEY_AMOUNT")]
    [InlineData(0, "CNY", "MONEY_AMOUNT")]
    [InlineData(-1, "CNY", "MONEY_AMOUNT")]
    [InlineData(long.MinValue, "CNY", "MONEY_AMOUNT")]
    [InlineData(1, "cny", "MONEY_CURRENCY")]
    [InlineData(1, "", "MONEY_CURRENCY")]
    [InlineData(-1, "BTC", "MONEY_CURRENCY")]
    public void Amounts_that_come_in_are_above_zero_and_of_a_known_currency(long amount, string currency, string? rule)
    {
        var taken = new MoneyInput(amount, currency).Check();
        Assert.Equal(rule, taken.Violation?.Rule);
        Assert.Equal(rule is null ? new Money(amount, currency) : null, taken.Value);
    }
}
