namespace Modular.GraphQL.Language;

/// <summary>Number tokens (sections 2.10.1 and 2.10.2).</summary>
internal ref partial struct Utf8Lexer
{
    private void ReadNumber(int start)
    {
        var position = start;
        var kind = TokenKind.Int;
        if (At(position) == '-')
            position++;

        if (At(position) == '0')
        {
            position++;
            if (IsDigit(At(position)))
                throw SyntaxErrors.At(_source, position, $"invalid number, unexpected digit after 0: {SyntaxErrors.DescribeCharacter(_source, position)}");
        }
        else
        {
            position = ReadDigits(position);
        }

        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position = ReadDigits(position + 1);
        }

        if ((At(position) | 0x20) == 'e')
        {
            kind = TokenKind.Float;
            position++;
            if (At(position) is (byte)'+' or (byte)'-')
                position++;
            position = ReadDigits(position);
        }

        // `1x` and `1.2.3` are errors rather than two tokens.
        var next = At(position);
        if (next == '.' || IsNameStart(next))
            throw DigitExpected(position);
        Token(kind, start, position);
    }

    private readonly int ReadDigits(int position)
    {
        if (!IsDigit(At(position)))
            throw DigitExpected(position);
        do
            position++;
        while (IsDigit(At(position)));
        return position;
    }

    private readonly GraphQLException DigitExpected(int position) =>
        SyntaxErrors.At(_source, position, $"invalid number, expected digit but got {SyntaxErrors.DescribeCharacter(_source, position)}");

    // NUL beyond the end: no rule about numbers asks for it.
    private readonly byte At(int position) => (uint)position < (uint)_source.Length ? _source[position] : (byte)0;
}
