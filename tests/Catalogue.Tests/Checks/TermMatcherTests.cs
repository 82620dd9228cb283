using Catalogue.CheckProduct;
using Catalogue.Model;

namespace Catalogue.Tests.Checks;

/// <summary>Terms are found however they are written, the longest first, and told where they stand (CAT-08).</summary>
public sealed class TermMatcherTests
{
    private static readonly TermMatcher Matcher = new(ReferenceTerms.Terms);

    [Theory]
    [InlineData("全国第一品牌的衬衫", "全国第一")]
    [InlineData("第一次购买", "")]
    [InlineData("国 家 级面料", "国 家 级")]
    [InlineData("国*家·级面料", "国*家·级")]
    [InlineData("１００％有效", "１００％有效")]
    [InlineData("A BEST  Seller of ours", "BEST  Seller")]
    [InlineData("🧥顶\u200B级羊毛", "顶\u200B级")]
    [InlineData("销量第一，顶级", "销量第一 顶级")]
    [InlineData("羊毛大衣", "")]
    [InlineData("", "")]
    public void Terms_are_found_as_they_are_written(string text, string found) => Assert.Equal(found, string.Join(' ', Matcher.Find(text).Select(h => h.Found)));

    /// <summary>Wherever a term is put and however it is pulled apart, it is found at its place.</summary>
    [Fact]
    public void A_term_is_found_wherever_it_is_put()
    {
        var random = new Random(20261123);
        var banned = ReferenceTerms.Terms.Where(t => t.Level == TermLevel.Banned).ToList();
        for (var i = 0; i < 2000; i++)
        {
            var term = banned[random.Next(banned.Count)].Term;
            var written = string.Join("", term.Select(c => (random.Next(3) == 0 && c is > ' ' and < '\u007f' ? (char)(c + 0xFEE0) : c) + (random.Next(3) == 0 ? " *·\u200B"[random.Next(4)].ToString() : ""))).TrimEnd(' ', '*', '·', '\u200B');
            var before = new string('衣', random.Next(4)) + (random.Next(2) == 0 ? "👗" : "");
            var hit = Assert.Single(Matcher.Find($"{before}{written}甲"));
            Assert.Equal((before.Length, written), (hit.Position, hit.Found));
        }
    }

    /// <summary>No text makes it fail, whatever half characters stand in it, and what it tells stands in the text.</summary>
    [Fact]
    public void Any_text_is_looked_through()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Join("", Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(4) == 0 ? "第一顶级"[random.Next(4)] : (char)random.Next(char.MaxValue + 1)));
            foreach (var hit in Matcher.Find(text))
                Assert.Equal(hit.Found, text.Substring(hit.Position, hit.Found.Length));
        }
    }
}
