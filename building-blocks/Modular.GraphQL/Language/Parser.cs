using System.Runtime.CompilerServices;
using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>
/// A recursive descent parser over <see cref="Utf8Lexer"/>, one token ahead. Each method is named after the production that it reads and
/// leaves the token after it current. This part holds what all productions share.
/// </summary>
internal ref partial struct Parser
{
    private const int LongestExcerpt = 40;

    private readonly ParserOptions _options;
    private Utf8Lexer _lexer;
    private NodeBuffer _nodes;
    private int _depth;
    private int _fields;

    public Parser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        _options = options;
        _lexer = new(source, options.MaxTokens);
        _nodes = new();
    }

    /// <summary>Gives the rented memory back.</summary>
    public void Dispose() => _nodes.Return();

    public ValueNode ParseSingleValue()
    {
        _lexer.Advance();
        var value = ParseValue(isConst: false);
        Expect(TokenKind.EndOfFile);
        return value;
    }

    public TypeNode ParseSingleType()
    {
        _lexer.Advance();
        var type = ParseType();
        Expect(TokenKind.EndOfFile);
        return type;
    }

    private readonly bool Peek(TokenKind kind) => _lexer.Kind == kind;

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            return false;
        _lexer.Advance();
        return true;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!_lexer.Is(keyword))
            return false;
        _lexer.Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            throw Expected(kind.Describe());

        // Nothing follows the end.
        if (kind != TokenKind.EndOfFile)
            _lexer.Advance();
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw Expected($"\"{Encoding.ASCII.GetString(keyword)}\"");
    }

    private NameNode ParseName()
    {
        if (_lexer.Kind != TokenKind.Name)
            throw Expected(TokenKind.Name.Describe());
        var name = new NameNode(NameCache.Get(_lexer.Text)) { Start = _lexer.Start, End = _lexer.End };
        _lexer.Advance();
        return name;
    }

    private void Enter()
    {
        if (++_depth > _options.MaxDepth)
            throw SyntaxErrors.Limit(_lexer.Source, _lexer.Start, $"The document nests deeper than {_options.MaxDepth} levels.");

        // MaxDepth can be set to any number; the stack has the size that it has.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw SyntaxErrors.Limit(_lexer.Source, _lexer.Start, "The document nests deeper than the server can follow.");
    }

    private void Leave() => _depth--;

    private readonly GraphQLException Expected(string what) =>
        SyntaxErrors.At(_lexer.Source, _lexer.Start, $"expected {what}, found {Describe(_lexer)}");

    private readonly GraphQLException Unexpected() => Unexpected(_lexer);

    private static GraphQLException Unexpected(Utf8Lexer token) =>
        SyntaxErrors.At(token.Source, token.Start, $"unexpected {Describe(token)}");

    private static string Describe(Utf8Lexer token)
    {
        if (token.Kind < TokenKind.Name)
            return token.Kind.Describe();

        var text = Encoding.UTF8.GetString(token.Text);
        if (text.Length > LongestExcerpt)
            text = string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt), "…");
        return $"{token.Kind.Describe()} \"{text}\"";
    }
}
