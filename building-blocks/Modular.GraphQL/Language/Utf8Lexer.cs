using System.Buffers;

namespace Modular.GraphQL.Language;

/// <summary>
/// Reads the tokens of a UTF-8 source one by one (section 2.1), without allocating. The source must be valid UTF-8.
/// The current token is <see cref="Kind"/> from <see cref="Start"/> to <see cref="End"/>.
/// </summary>
internal ref partial struct Utf8Lexer
{
    private static readonly SearchValues<byte> LineTerminators = SearchValues.Create("\n\r"u8);

    private readonly ReadOnlySpan<byte> _source;
    private readonly int _maxTokens;
    private int _tokens;

    /// <summary>Stands before the first token; <see cref="Advance"/> reads it.</summary>
    public Utf8Lexer(ReadOnlySpan<byte> source, int maxTokens)
    {
        _source = source;
        _maxTokens = maxTokens;
    }

    /// <summary>The whole source.</summary>
    public readonly ReadOnlySpan<byte> Source => _source;

    /// <summary>The kind of the current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>The byte offset of the current token.</summary>
    public int Start { get; private set; }

    /// <summary>The byte offset after the current token.</summary>
    public int End { get; private set; }

    /// <summary>The byte offset after the token before the current one.</summary>
    public int PreviousEnd { get; private set; }

    /// <summary>Whether the current string token holds an escape sequence.</summary>
    public bool HasEscapes { get; private set; }

    /// <summary>The current token as written; of a string, what stands between its quotes.</summary>
    public readonly ReadOnlySpan<byte> Text => Kind switch
    {
        TokenKind.String => _source[(Start + 1)..(End - 1)],
        TokenKind.BlockString => _source[(Start + 3)..(End - 3)],
        _ => _source[Start..End],
    };

    /// <summary>Reads the next token.</summary>
    public void Advance()
    {
        PreviousEnd = End;
        Read();
        if (Kind != TokenKind.EndOfFile && ++_tokens > _maxTokens)
            throw SyntaxErrors.Limit(_source, Start, $"The document has more than {_maxTokens} tokens.");
    }

    /// <summary>The kind and place of the token after the current one, which stays the current one.</summary>
    public readonly Utf8Lexer LookAhead()
    {
        var ahead = this;
        ahead.PreviousEnd = ahead.End;
        ahead.Read();
        return ahead;
    }

    /// <summary>Whether the current token is the name <paramref name="keyword"/>.</summary>
    public readonly bool Is(ReadOnlySpan<byte> keyword) =>
        Kind == TokenKind.Name && _source[Start..End].SequenceEqual(keyword);

    private void Read()
    {
        var source = _source;
        var position = End;
        while ((uint)position < (uint)source.Length)
        {
            switch (source[position])
            {
                case (byte)' ' or (byte)'\n' or (byte)',' or (byte)'\t' or (byte)'\r':
                    position++;
                    continue;
                case (byte)'#':
                    var length = source[position..].IndexOfAny(LineTerminators);
                    position = length < 0 ? source.Length : position + length;
                    continue;
                case 0xEF when source[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    continue;
                case (byte)'{':
                    Punctuator(TokenKind.BraceLeft, position);
                    return;
                case (byte)'}':
                    Punctuator(TokenKind.BraceRight, position);
                    return;
                case (byte)'(':
                    Punctuator(TokenKind.ParenLeft, position);
                    return;
                case (byte)')':
                    Punctuator(TokenKind.ParenRight, position);
                    return;
                case (byte)':':
                    Punctuator(TokenKind.Colon, position);
                    return;
                case (byte)'$':
                    Punctuator(TokenKind.Dollar, position);
                    return;
                case (byte)'!':
                    Punctuator(TokenKind.Bang, position);
                    return;
                case (byte)'@':
                    Punctuator(TokenKind.At, position);
                    return;
                case (byte)'[':
                    Punctuator(TokenKind.BracketLeft, position);
                    return;
                case (byte)']':
                    Punctuator(TokenKind.BracketRight, position);
                    return;
                case (byte)'=':
                    Punctuator(TokenKind.EqualsSign, position);
                    return;
                case (byte)'|':
                    Punctuator(TokenKind.Pipe, position);
                    return;
                case (byte)'&':
                    Punctuator(TokenKind.Ampersand, position);
                    return;
                case (byte)'.':
                    ReadSpread(position);
                    return;
                case (byte)'"':
                    ReadString(position);
                    return;
                case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                    ReadNumber(position);
                    return;
                case (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_':
                    ReadName(position);
                    return;
                default:
                    throw UnexpectedCharacter(position);
            }
        }

        Token(TokenKind.EndOfFile, source.Length, source.Length);
    }

    private void Punctuator(TokenKind kind, int position) => Token(kind, position, position + 1);

    private void Token(TokenKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    private void ReadName(int start)
    {
        var source = _source;
        var position = start + 1;
        while ((uint)position < (uint)source.Length && IsNameContinue(source[position]))
            position++;
        Token(TokenKind.Name, start, position);
    }

    private void ReadSpread(int start)
    {
        var rest = _source[start..];
        if (rest.StartsWith("..."u8))
        {
            Token(TokenKind.Spread, start, start + 3);
            return;
        }

        if (rest.StartsWith(".."u8))
            throw SyntaxErrors.At(_source, start, "unexpected \"..\", did you mean \"...\"?");
        if (rest.Length > 1 && IsDigit(rest[1]))
            throw SyntaxErrors.At(_source, start, "invalid number, expected a digit before \".\"");
        throw UnexpectedCharacter(start);
    }

    private readonly GraphQLException UnexpectedCharacter(int position) => SyntaxErrors.At(
        _source,
        position,
        _source[position] == (byte)'\''
            ? "unexpected single quote character ('), did you mean to use a double quote (\")?"
            : $"unexpected character {SyntaxErrors.DescribeCharacter(_source, position)}");

    private static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    private static bool IsNameStart(byte value) => (uint)((value | 0x20) - 'a') < 26 || value == (byte)'_';

    private static bool IsNameContinue(byte value) => IsNameStart(value) || IsDigit(value);
}
