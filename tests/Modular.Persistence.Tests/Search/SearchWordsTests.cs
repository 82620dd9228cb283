using System.Text;

namespace Modular.Persistence.Tests.Search;

/// <summary>How texts are cut into words, for what is stored and for what is asked.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Summer Dress", "summer dress")]
    [InlineData("连衣裙", "连衣 衣裙 裙")]
    [InlineData("裙", "裙")]
    [InlineData("iPhone15手机壳!", "iphone15 手机 机壳 壳")]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("T恤-纯棉（大码）", "t 恤 纯棉 棉 大码 码")]
    [InlineData("Café 龍𠮷", "café 龍𠮷 𠮷")]
    [InlineData("  ,。!? ", "")]
    [InlineData(null, "")]
    public void Texts_become_words(string? text, string words) => Assert.Equal(words, Read(SearchWords.Of(text)));

    [Fact]
    public void What_is_written_is_ascii_whatever_the_text()
    {
        var random = new Random(20260401);
        for (var i = 0; i < 500; i++)
        {
            // Whatever may come, halves of surrogate pairs as well.
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0xFFFF)));
            Assert.All(SearchWords.Of(text), c => Assert.True(c == ' ' || char.IsAsciiLetterOrDigit(c)));
            Assert.All(SearchWords.TermsOf(text), t => Assert.NotEmpty(t.Words));
        }
    }

    [Fact]
    public void What_is_asked_is_a_phrase_in_Chinese_and_a_beginning_otherwise()
    {
        var terms = SearchWords.TermsOf("连衣裙 Dress 裙").ToList();
        Assert.Equal(["连衣 衣裙", "dress", "裙"], terms.Select(t => Read(string.Join(' ', t.Words))));
        Assert.Equal([false, true, true], terms.Select(t => t.IsBeginning));
        Assert.Equal(["\"wdress\" *", "(wdress:*)", "(wdress:*A)"], [terms[1].OnSqlite, terms[1].OnPostgres(""), terms[1].OnPostgres("A")]);
        Assert.Equal("(x8fde8863:A <-> x886388d9:A)", terms[0].OnPostgres("A"));
    }

    private static string Read(string written) => string.Join(' ', written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w[0] == 'w'
        ? w[1..]
        : Encoding.BigEndianUnicode.GetString(Convert.FromHexString(w[1..]))));
}
