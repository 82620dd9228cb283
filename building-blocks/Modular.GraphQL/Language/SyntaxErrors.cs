using System.Globalization;
using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>Builds what the lexer and the parser throw: one error with its place.</summary>
internal static class SyntaxErrors
{
    /// <summary>The document is not GraphQL at <paramref name="offset"/>.</summary>
    public static GraphQLException At(ReadOnlySpan<byte> source, int offset, string message) =>
        Create($"Syntax error: {message}", ErrorCodes.ParseFailed, SourceLocation.Of(source, offset));

    /// <summary>The document passes a limit of <see cref="ParserOptions"/> at <paramref name="offset"/>.</summary>
    public static GraphQLException Limit(ReadOnlySpan<byte> source, int offset, string message) =>
        Create(message, ErrorCodes.LimitExceeded, SourceLocation.Of(source, offset));

    /// <summary>The source is not UTF-8; the error stands at the first wrong byte.</summary>
    public static GraphQLException InvalidUtf8(ReadOnlySpan<byte> source)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(source[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
            offset += length;
        return At(source, offset, string.Create(CultureInfo.InvariantCulture, $"invalid UTF-8 at byte {offset}"));
    }

    /// <summary>How messages show the character at <paramref name="offset"/>.</summary>
    public static string DescribeCharacter(ReadOnlySpan<byte> source, int offset)
    {
        if (offset >= source.Length)
            return TokenKind.EndOfFile.Describe();

        Rune.DecodeFromUtf8(source[offset..], out var rune, out _);
        if (rune.Value == '"')
            return "'\"'";
        return rune.Value is >= 0x20 and < 0x7F
            ? $"\"{rune}\""
            : string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
    }

    private static GraphQLException Create(string message, string code, SourceLocation location) =>
        new(new GraphQLError(message) { Code = code, Locations = [location] });
}
