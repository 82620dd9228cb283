using System.Buffers;
using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>String tokens (section 2.10.4). Escapes are checked here and resolved by <see cref="StringLiteral"/>.</summary>
internal ref partial struct Utf8Lexer
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);
    private static readonly SearchValues<byte> BlockStringStops = SearchValues.Create("\"\\"u8);

    private void ReadString(int start)
    {
        if (_source[start..].StartsWith("\"\"\""u8))
        {
            ReadBlockString(start);
            return;
        }

        HasEscapes = false;
        var position = start + 1;
        while (true)
        {
            var length = _source[position..].IndexOfAny(StringStops);
            if (length < 0)
                throw SyntaxErrors.At(_source, _source.Length, "unterminated string");
            position += length;
            switch (_source[position])
            {
                case (byte)'"':
                    Token(TokenKind.String, start, position + 1);
                    return;
                case (byte)'\\':
                    HasEscapes = true;
                    position = SkipEscape(position);
                    break;
                default:
                    throw SyntaxErrors.At(_source, position, "unterminated string");
            }
        }
    }

    private void ReadBlockString(int start)
    {
        HasEscapes = false;
        var position = start + 3;
        while (true)
        {
            var length = _source[position..].IndexOfAny(BlockStringStops);
            if (length < 0)
                throw SyntaxErrors.At(_source, _source.Length, "unterminated string");
            position += length;
            var rest = _source[position..];
            if (rest.StartsWith("\"\"\""u8))
            {
                Token(TokenKind.BlockString, start, position + 3);
                return;
            }

            if (rest.StartsWith("\\\"\"\""u8))
            {
                HasEscapes = true;
                position += 4;
            }
            else
            {
                position++;
            }
        }
    }

    private readonly int SkipEscape(int position)
    {
        switch (At(position + 1))
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return position + 2;
            case (byte)'u':
                if (EscapedUnicode.TryRead(_source[position..], out _, out var length))
                    return position + length;
                throw SyntaxErrors.At(_source, position, $"invalid Unicode escape sequence {Excerpt(position, 12)}");
            default:
                throw SyntaxErrors.At(_source, position, $"invalid character escape sequence {Excerpt(position, 5)}");
        }
    }

    // As much of what was written as fits one line of a message; whole characters only.
    private readonly string Excerpt(int position, int length)
    {
        var text = _source[position..Math.Min(position + length, _source.Length)];
        var end = text.IndexOfAny("\"\n\r }"u8);
        if (end >= 0)
            text = text[..end];
        var builder = new StringBuilder("\"");
        while (Rune.DecodeFromUtf8(text, out var rune, out var consumed) == OperationStatus.Done)
        {
            builder.Append(rune);
            text = text[consumed..];
        }

        return builder.Append('"').ToString();
    }
}
