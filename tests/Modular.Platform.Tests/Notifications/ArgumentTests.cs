using Modular.Kernel;

namespace Modular.Platform.Tests.Notifications;

/// <summary>ACC-04: what a notification's text is filled in with tells nothing of a person, and a kind without words in a language is none.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("OTHER")]
    [InlineData("live-assistance")]
    [InlineData("merchants.decide:now_1")]
    [InlineData("-5")]
    [InlineData("20261122000001")]
    [InlineData("SO-13812345678")]
    public void Codes_and_numbers_are_taken(string value) => Assert.Equal(value, new NoticeArgument("what", value).Value);

    [Theory]
    [InlineData("")]
    [InlineData("李文博")]
    [InlineData("Li Wenbo")]
    [InlineData("li@example.com")]
    [InlineData("13812345678")]
    [InlineData("11010519491231002X")]
    [InlineData("110105194912310021")]
    [InlineData("a\r\nBcc: x")]
    [InlineData("OTHER\n")]
    public void What_could_be_a_persons_is_refused_without_being_repeated(string value)
    {
        var refused = Assert.Throws<ArgumentException>(() => new NoticeArgument("what", value));
        Assert.True(value.Length == 0 || !refused.Message.Contains(value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_may_have_a_hundred_characters() =>
        Assert.Throws<ArgumentException>(() => new NoticeArgument("what", new NoticeArgument("what", new string('a', 100)).Value + "a"));

    [Theory]
    [InlineData("NOTHING", "TOLD.TEXT")]
    [InlineData("TOLD", "NOTHING")]
    public void A_kind_without_its_words_cannot_be_declared(string title, string text) =>
        Assert.Throws<ArgumentException>(() => NotificationKind.Of<ArgumentTests>("desk.wordless", title, text));
}
