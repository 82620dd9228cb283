using System.Text;
using System.Text.Unicode;

namespace Modular.GraphQL.Language;

/// <summary>
/// Parses GraphQL text, September 2025 edition. Every method throws a <see cref="GraphQLException"/> with one error that has its place:
/// <see cref="ErrorCodes.ParseFailed"/> for text that is not GraphQL, <see cref="ErrorCodes.LimitExceeded"/> for text past a limit of the options.
/// Without options <see cref="ParserOptions.Default"/> holds.
/// </summary>
public static class GraphQLParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Parses a document of executable definitions, type system definitions or both (section 2.2). The document keeps the source.</summary>
    public static DocumentNode ParseDocument(ReadOnlyMemory<byte> source, ParserOptions? options = null)
    {
        var parser = Start(source.Span, options);
        try
        {
            return parser.ParseDocument(source);
        }
        finally
        {
            parser.Dispose();
        }
    }

    /// <inheritdoc cref="ParseDocument(ReadOnlyMemory{byte}, ParserOptions?)"/>
    public static DocumentNode ParseDocument(string source, ParserOptions? options = null) => ParseDocument(Encode(source), options);

    /// <summary>Parses one value, which may hold variables (section 2.10).</summary>
    public static ValueNode ParseValue(ReadOnlyMemory<byte> source, ParserOptions? options = null)
    {
        var parser = Start(source.Span, options);
        try
        {
            return parser.ParseSingleValue();
        }
        finally
        {
            parser.Dispose();
        }
    }

    /// <inheritdoc cref="ParseValue(ReadOnlyMemory{byte}, ParserOptions?)"/>
    public static ValueNode ParseValue(string source, ParserOptions? options = null) => ParseValue(Encode(source), options);

    /// <summary>Parses one type reference such as <c>[Int!]</c> (section 2.12).</summary>
    public static TypeNode ParseType(ReadOnlyMemory<byte> source, ParserOptions? options = null)
    {
        var parser = Start(source.Span, options);
        try
        {
            return parser.ParseSingleType();
        }
        finally
        {
            parser.Dispose();
        }
    }

    /// <inheritdoc cref="ParseType(ReadOnlyMemory{byte}, ParserOptions?)"/>
    public static TypeNode ParseType(string source, ParserOptions? options = null) => ParseType(Encode(source), options);

    private static Parser Start(ReadOnlySpan<byte> source, ParserOptions? options) =>
        Utf8.IsValid(source) ? new(source, options ?? ParserOptions.Default) : throw SyntaxErrors.InvalidUtf8(source);

    private static byte[] Encode(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return StrictUtf8.GetBytes(source);
        }
        catch (EncoderFallbackException lone)
        {
            var before = StrictUtf8.GetBytes(source[..lone.Index]);
            throw SyntaxErrors.At(before, before.Length, $"invalid character U+{(int)source[lone.Index]:X4}");
        }
    }
}
