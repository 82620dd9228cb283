using System.Xml.Linq;
using Modular.GraphQL.Building;

namespace Modular.GraphQL.Tests.Building;

/// <summary>XML documentation as it is read in the schema.</summary>
public sealed class DocumentationMarkdownTests
{
    [Theory]
    [InlineData("  One\n      line.  ", "One line.")]
    [InlineData("""See <see cref="M:A.B.C(System.Int32)"/>, <see cref="T:A.Page`1"/>.""", "See `C`, `Page`.")]
    [InlineData("""<see cref="P:A.B">the text</see>""", "`the text`")]
    [InlineData("""<see langword="null"/> and <paramref name="x"/> and <c>y</c>""", "`null` and `x` and `y`")]
    [InlineData("""<see href="https://a.b">c</see>""", "[c](https://a.b)")]
    [InlineData("a<para>b\n  c</para>d", "a\n\nb c\n\nd")]
    [InlineData("x:<list><item>one</item><item><description>two</description></item></list>", "x:\n- one\n- two")]
    [InlineData("1 &lt; 2", "1 < 2")]
    public void Becomes_Markdown(string xml, string markdown) =>
        Assert.Equal(markdown, DocumentationMarkdown.Of(XElement.Parse($"<summary>{xml}</summary>", LoadOptions.PreserveWhitespace)));
}
