using Modular.Kernel;

namespace Modular.Platform.Tests.Search;

/// <summary>Numbers that people call things by, and what they type to find them (FE-08).</summary>
public sealed class ReadableNumberTests
{
    [Fact]
    public void Every_beginning_of_a_number_may_begin_one()
    {
        for (var day = 0; day < 400; day++)
        {
            var number = ReadableNumber.Of(Guid.CreateVersion7(), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day));
            Assert.Equal(ReadableNumber.Length, number.Length);
            Assert.All(Enumerable.Range(0, number.Length + 1), l => Assert.True(ReadableNumber.MayBegin(number[..l]), number[..l]));
            Assert.False(ReadableNumber.MayBegin(number + "0"));
        }
    }

    [Theory]
    [InlineData("SF10293847")]
    [InlineData("202611241")]
    [InlineData("20261124_")]
    [InlineData("20261124-O")]
    [InlineData("20261124-a")]
    [InlineData("2026-11")]
    [InlineData("٢٠٢٦")]
    public void What_has_another_shape_may_not(string text) => Assert.False(ReadableNumber.MayBegin(text));

    [Fact]
    public void What_is_typed_is_compared_in_one_form()
    {
        var text = SearchText.Parse("  ２０２６１１２４－ab  cd ");
        Assert.Equal(("20261124-ab cd", "20261124-ab cd", "20261124-ABCD", true), (text!.Words, text.Lower, text.Number, text.MayBeNumber));
        Assert.Null(SearchText.Parse(" a "));
        Assert.Null(SearchText.Parse(new string('a', SearchText.Longest + 1)));
    }
}
