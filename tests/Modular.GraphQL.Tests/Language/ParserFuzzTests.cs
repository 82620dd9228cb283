using System.Text;
using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

/// <summary>Whatever the bytes, the parser answers with a tree or with one error that has a place inside the text.</summary>
public sealed class ParserFuzzTests
{
    private static readonly byte[][] Documents =
    [
        [.. "query Q($a: [Int!]! = [1, 2.5e3] @d, \"desc\" $b: In = {a: \"x\\u{1F600}\\uD83D\\uDE00\\n\", b: null}) @x {\r\n  a: b(c: {d: $a, f: \"\"\"\n  x é\n   \\\"\"\" y😀\n  \"\"\"}) { ...F ... on T @include(if: true) { id } } } fragment F on T { __typename }"u8],
        [.. "\"\"\"\nDescription\n\"\"\"\ntype A implements & B & C @d { \"f\" f(a: Int = 1, \"x\" b: [B!]! = {a: 1}): [B] }\nextend union U = | A | B\ndirective @a(b: C = 1) repeatable on | FIELD\nschema @x { query: Q } enum E { A @x \"b\" B } input In @x { a: Int = 1 } scalar D interface I { a: B }"u8],
    ];

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{", "}", "(", ")", "[", "]", "\"", "\"\"\"", "\\", "\\\"\"\"", "$", "@", "!", "&", "|", "=", ":", "...", "..", ".", "#", "\n", "\r", "\uFEFF", "é", "😀",
            "0", "-", "1.", "e", "on", "true", "fragment", "extend", "\"d\"", "\\u", "\\u{", "\\uD800", "\0", "type", "{{{{{{{{", "[[[[[[[[", "(a:[",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutated_documents(int seed)
    {
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < 5_000; i++)
            refused += Parse(Mutate(random, Documents[random.Next(Documents.Length)])) ? 0 : 1;
        Assert.InRange(refused, 1_000, 4_999);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Random_bytes(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Parse(bytes);

            // ASCII comes further than bytes that are refused as UTF-8 at once.
            for (var j = 0; j < bytes.Length; j++)
                bytes[j] &= 0x7F;
            Parse(bytes);
        }
    }

    [Fact]
    public void Random_pieces()
    {
        var random = new Random(6);
        for (var i = 0; i < 10_000; i++)
        {
            var bytes = new List<byte>();
            for (var j = random.Next(40); j > 0; j--)
                bytes.AddRange(Pieces[random.Next(Pieces.Length)]);
            Parse([.. bytes]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_prefix(int document)
    {
        for (var length = 0; length < Documents[document].Length; length++)
            Parse(Documents[document][..length]);
        Assert.True(Parse(Documents[document]));
    }

    private static byte[] Mutate(Random random, byte[] document)
    {
        var bytes = document.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(2) == 0)
                bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
            if (random.Next(2) == 0)
                bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
            else if (random.Next(4) == 0 && at < bytes.Count)
                bytes[at] = (byte)random.Next(256);
            else if (random.Next(40) == 0)
                bytes.InsertRange(at, Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], 300).SelectMany(p => p));
        }

        return [.. bytes];
    }

    private static bool Parse(byte[] source)
    {
        try
        {
            var document = GraphQLParser.ParseDocument(source);
            Assert.Equal(SyntaxTreeShape.Of(document), SyntaxTreeShape.Of(GraphQLParser.ParseDocument(SyntaxPrinter.Print(document), ParserOptions.Unlimited)));
            return true;
        }
        catch (GraphQLException refusal)
        {
            var error = Assert.Single(refusal.Errors);
            Assert.True(error.Code is ErrorCodes.ParseFailed or ErrorCodes.LimitExceeded);
            var place = Assert.Single(error.Locations);
            Assert.InRange(place.Line, 1, 1 + source.Count(b => b is (byte)'\n' or (byte)'\r'));
            Assert.InRange(place.Column, 1, source.Length + 1);
            return false;
        }
    }
}
