using System.Text;
using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

/// <summary>Section 2.1 and the literals of section 2.10.</summary>
public sealed class LexicalGrammarTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("12")]
    [InlineData("-123")]
    [InlineData("99999999999999999999999999")]
    [InlineData("1.0", true)]
    [InlineData("-0.0", true)]
    [InlineData("1e50", true)]
    [InlineData("6.0221413e23", true)]
    [InlineData("1E-5", true)]
    [InlineData("0e+0", true)]
    public void Numbers_are_kept_as_written(string text, bool isFloat = false)
    {
        var value = GraphQLParser.ParseValue(text);
        Assert.Equal(text, isFloat ? Assert.IsType<FloatValueNode>(value).Value : Assert.IsType<IntValueNode>(value).Value);
    }

    [Theory]
    [InlineData("00", 2)]
    [InlineData("-01", 3)]
    [InlineData("0x123", 2)]
    [InlineData("123L", 4)]
    [InlineData("0x1.2p3", 2)]
    [InlineData("1.23.4", 5)]
    [InlineData("1.2e3e", 6)]
    [InlineData("1.", 3)]
    [InlineData("1.e1", 3)]
    [InlineData("1.A", 3)]
    [InlineData("-A", 2)]
    [InlineData("-", 2)]
    [InlineData("1e", 3)]
    [InlineData("1e+", 4)]
    [InlineData("1_", 2)]
    [InlineData(".5", 1)]
    [InlineData("+1", 1)]
    public void Malformed_numbers_are_refused(string text, int column) =>
        SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseValue(text));

    [Theory]
    [InlineData(@"""""", "")]
    [InlineData(@""" é连😀 """, " é连😀 ")]
    [InlineData(@"""\""\\\/\b\f\n\r\t""", "\"\\/\b\f\n\r\t")]
    [InlineData(@"""\u0041\u00e9\u00E9""", "Aéé")]
    [InlineData(@"""\uD83D\uDCA9=\u{1F4A9}""", "💩=💩")]
    [InlineData(@"""\u{0}\u{10FFFF}\u{00000000041}""", "\0\U0010FFFFA")]
    [InlineData("\"raw \0 and \a are source characters\"", "raw \0 and \a are source characters")]
    [InlineData("\"# no comment, no \uFEFF lost\"", "# no comment, no \uFEFF lost")]
    public void Strings_evaluate_their_escapes(string text, string expected)
    {
        var value = Assert.IsType<StringValueNode>(GraphQLParser.ParseValue(text));
        Assert.Equal(expected, value.Value);
        Assert.False(value.IsBlock);
    }

    [Theory]
    [InlineData(@"""", 2)]
    [InlineData(@"""abc", 5)]
    [InlineData("\"abc\n\"", 5)]
    [InlineData("\"abc\r\n\"", 5)]
    [InlineData(@"""😀\", 4)]
    [InlineData(@"""a\x""", 3)]
    [InlineData(@"""a\'""", 3)]
    [InlineData(@"""\u""", 2)]
    [InlineData(@"""\u12""", 2)]
    [InlineData(@"""\u12G4""", 2)]
    [InlineData(@"""\uDEAD""", 2)]
    [InlineData(@"""\uD83D""", 2)]
    [InlineData(@"""\uD83D\n""", 2)]
    [InlineData(@"""\uD83D\u0041""", 2)]
    [InlineData(@"""\uD83D\u{DCA9}""", 2)]
    [InlineData(@"""\uD83D\uDC""", 2)]
    [InlineData(@"""\u{}""", 2)]
    [InlineData(@"""\u{110000}""", 2)]
    [InlineData(@"""\u{D800}""", 2)]
    [InlineData(@"""\u{FFFFFFFFFFFFFFFF}""", 2)]
    [InlineData(@"""\u{12""", 2)]
    [InlineData(@"""\u{x}""", 2)]
    [InlineData(@"'a'", 1)]
    public void Malformed_strings_are_refused(string text, int column) =>
        SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseValue(text));

    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("\n \n\t\n", "")]
    [InlineData("\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  ", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("  first line keeps its spaces\n    a\n   b", "  first line keeps its spaces\n a\nb")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("\n\ta\n\t\tb", "a\n\tb")]
    [InlineData("a\n     \n  b", "a\n   \nb")]
    [InlineData("\\n \\u0041 \\ ", "\\n \\u0041 \\ ")]
    [InlineData("a \"\" \\\"\"\" b", "a \"\" \"\"\" b")]
    [InlineData("a\u2028  b\u0085", "a\u2028  b\u0085")]
    public void Block_strings_lose_their_indentation(string raw, string expected)
    {
        var value = Assert.IsType<StringValueNode>(GraphQLParser.ParseValue($"\"\"\"{raw}\"\"\""));
        Assert.Equal(expected, value.Value);
        Assert.True(value.IsBlock);
    }

    [Theory]
    [InlineData("\"\"\"", 1, 4)]
    [InlineData("\"\"\" a\n b\"\"", 2, 5)]
    [InlineData("\"\"\" \\\"\"\"", 1, 9)]
    [InlineData("\"\"\"\"", 1, 5)]
    public void Open_block_strings_are_refused(string text, int line, int column) =>
        SyntaxAssert.FailsAt(line, column, () => GraphQLParser.ParseValue(text));

    [Theory]
    [InlineData("\uFEFF{a}")]
    [InlineData("{a\uFEFF}")]
    [InlineData(",,{,a,,}\t,")]
    [InlineData("#\n{a}#")]
    [InlineData("# \0 \a 😀 \"\r{a # } \r\n}")]
    [InlineData("\r\n\r{\ta\n}")]
    public void Ignored_tokens_change_nothing(string text) =>
        Assert.Equal(SyntaxTreeShape.Of(GraphQLParser.ParseDocument("{a}")), SyntaxTreeShape.Of(GraphQLParser.ParseDocument(text)));

    [Theory]
    [InlineData("{ a . b }", 5)]
    [InlineData("{ .. a }", 3)]
    [InlineData("{ .... a }", 6)]
    [InlineData("{ a ? }", 5)]
    [InlineData("{ a\0 }", 4)]
    [InlineData("{ a\v }", 4)]
    [InlineData("{ a\u00A0 }", 4)]
    [InlineData("{ é }", 3)]
    [InlineData("{ 连衣 }", 3)]
    [InlineData("{ 😀 }", 3)]
    [InlineData("{ \\u0041 }", 3)]
    [InlineData("{ ; }", 3)]
    [InlineData("{ a # b }", 10)]
    public void Other_characters_are_refused(string text, int column) =>
        SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseDocument(text));

    [Theory]
    [InlineData(new byte[] { 0xFF }, 9)]
    [InlineData(new byte[] { 0xC3 }, 9)]
    [InlineData(new byte[] { 0xC0, 0x80 }, 9)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 9)]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, 9)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xE2, 0x82 }, 10)]
    public void Invalid_Utf8_is_refused_even_in_comments_and_strings(byte[] bytes, int column)
    {
        byte[] comment = [.. "{ a }  #"u8, .. bytes];
        byte[] text = [.. "{ a(b: \""u8, .. bytes, .. "\") }"u8];
        Assert.Contains("UTF-8", SyntaxAssert.Fails(() => GraphQLParser.ParseDocument(comment)).Message, StringComparison.Ordinal);
        SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseDocument(comment));
        SyntaxAssert.FailsAt(1, column, () => GraphQLParser.ParseDocument(text));
    }

    [Fact]
    public void A_lone_surrogate_in_a_string_is_refused_at_its_place() =>
        SyntaxAssert.FailsAt(2, 8, () => GraphQLParser.ParseDocument("{\r\n a(b:\"é\ud800\") }"));

    [Fact]
    public void Names_are_the_same_string_when_seen_again()
    {
        var first = GraphQLParser.ParseType("SomewhatCommon");
        var second = GraphQLParser.ParseType("SomewhatCommon");
        Assert.Same(((NamedTypeNode)first).Name.Value, ((NamedTypeNode)second).Name.Value);
        var longName = new string('n', 5_000);
        Assert.Equal(longName, GraphQLParser.ParseType(Encoding.ASCII.GetBytes(longName)).ToString());
    }
}
