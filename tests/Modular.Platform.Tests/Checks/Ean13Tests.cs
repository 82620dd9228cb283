using FsCheck;
using FsCheck.Fluent;
using Modular.Kernel;

namespace Modular.Platform.Tests.Checks;

/// <summary>Article numbers (CAT-05) by their check digit.</summary>
public sealed class Ean13Tests
{
    [Theory]
    [InlineData("6901234567892", null)]
    [InlineData(" 4006381333931 ", null)]
    [InlineData("0000000000000", null)]
    [InlineData("6901234567890", "EAN13_CHECK_DIGIT")]
    [InlineData("690123456789", "EAN13_DIGITS")]
    [InlineData("69012345678921", "EAN13_DIGITS")]
    [InlineData("690123456789X", "EAN13_DIGITS")]
    [InlineData("６901234567892", "EAN13_DIGITS")]
    [InlineData("", "EAN13_DIGITS")]
    public void Numbers(string text, string? rule)
    {
        var read = Ean13.Parse(text);
        Assert.Equal(rule, read.Violation?.Rule);
        Assert.Equal(rule is null ? text.Trim() : null, read.Value);
    }

    [Fact]
    public void Any_single_changed_digit_is_caught()
    {
        var numbers = Gen.ArrayOf(Gen.Choose(0, 9), 12).Select(d => string.Concat(d)).Select(d => $"{d}{Ean13.CheckDigit(d)}");
        Check.One(
            Config.QuickThrowOnFailure.WithReplay(20260307UL, 7UL).WithMaxTest(500),
            Prop.ForAll(
                numbers.SelectMany(n => Gen.Zip(Gen.Choose(0, 12), Gen.Choose(0, 9)), (number, x) => (number, at: x.Item1, digit: (char)('0' + x.Item2))).ToArbitrary(),
                x => Ean13.Parse(x.number).Violation is null
                    && (x.number[x.at] == x.digit || Ean13.Parse(x.number.Remove(x.at, 1).Insert(x.at, x.digit.ToString())).Violation is not null)));
    }
}
