using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>Arguments, directives, values and type references (sections 2.6, 2.10, 2.12 and 2.13).</summary>
internal ref partial struct Parser
{
    private ArgumentNode[] ParseArguments(bool isConst)
    {
        if (!Skip(TokenKind.ParenLeft))
            return [];
        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConst);
            _nodes.Push(new ArgumentNode(name, value) { Start = start, End = _lexer.PreviousEnd });
        }
        while (!Skip(TokenKind.ParenRight));
        return _nodes.Take<ArgumentNode>(mark);
    }

    private DirectiveNode[] ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
            return [];
        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            if (_nodes.Count - mark == _options.MaxDirectivesPerLocation)
                throw SyntaxErrors.Limit(_lexer.Source, start, $"More than {_options.MaxDirectivesPerLocation} directives stand at one place.");
            Expect(TokenKind.At);
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            _nodes.Push(new DirectiveNode(name, arguments) { Start = start, End = _lexer.PreviousEnd });
        }
        while (Peek(TokenKind.At));
        return _nodes.Take<DirectiveNode>(mark);
    }

    private ValueNode ParseValue(bool isConst)
    {
        var (start, end) = (_lexer.Start, _lexer.End);
        switch (_lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConst);
            case TokenKind.BraceLeft:
                return ParseObject(isConst);
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Dollar:
                return isConst ? throw VariableInConstant() : ParseVariable();
            case TokenKind.Int:
                var integer = Encoding.ASCII.GetString(_lexer.Text);
                _lexer.Advance();
                return new IntValueNode(integer) { Start = start, End = end };
            case TokenKind.Float:
                var number = Encoding.ASCII.GetString(_lexer.Text);
                _lexer.Advance();
                return new FloatValueNode(number) { Start = start, End = end };
            case TokenKind.Name:
                ValueNode value = _lexer switch
                {
                    _ when _lexer.Is("true"u8) => new BooleanValueNode(true) { Start = start, End = end },
                    _ when _lexer.Is("false"u8) => new BooleanValueNode(false) { Start = start, End = end },
                    _ when _lexer.Is("null"u8) => new NullValueNode { Start = start, End = end },
                    _ => new EnumValueNode(NameCache.Get(_lexer.Text)) { Start = start, End = end },
                };
                _lexer.Advance();
                return value;
            default:
                throw Unexpected();
        }
    }

    private ListValueNode ParseList(bool isConst)
    {
        var start = _lexer.Start;
        Enter();
        Expect(TokenKind.BracketLeft);
        var mark = _nodes.Count;
        while (!Skip(TokenKind.BracketRight))
            _nodes.Push(ParseValue(isConst));
        Leave();
        return new(_nodes.Take<ValueNode>(mark)) { Start = start, End = _lexer.PreviousEnd };
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = _lexer.Start;
        Enter();
        Expect(TokenKind.BraceLeft);
        var mark = _nodes.Count;
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldStart = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConst);
            _nodes.Push(new ObjectFieldNode(name, value) { Start = fieldStart, End = _lexer.PreviousEnd });
        }

        Leave();
        return new(_nodes.Take<ObjectFieldNode>(mark)) { Start = start, End = _lexer.PreviousEnd };
    }

    private StringValueNode ParseString()
    {
        var isBlock = _lexer.Kind == TokenKind.BlockString;
        var value = StringLiteral.Decode(_lexer.Text, isBlock, _lexer.HasEscapes);
        var node = new StringValueNode(value, isBlock) { Start = _lexer.Start, End = _lexer.End };
        _lexer.Advance();
        return node;
    }

    private VariableNode ParseVariable()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new(name.Value) { Start = start, End = name.End };
    }

    private GraphQLException VariableInConstant()
    {
        var dollar = _lexer;
        _lexer.Advance();
        return Peek(TokenKind.Name)
            ? SyntaxErrors.At(dollar.Source, dollar.Start, $"unexpected variable \"${NameCache.Get(_lexer.Text)}\" in a constant value")
            : Unexpected(dollar);
    }

    private ValueNode? ParseDefaultValue() => Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;

    private TypeNode ParseType()
    {
        var start = _lexer.Start;
        TypeNode type;
        if (Peek(TokenKind.BracketLeft))
        {
            Enter();
            Expect(TokenKind.BracketLeft);
            var item = ParseType();
            Expect(TokenKind.BracketRight);
            Leave();
            type = new ListTypeNode(item) { Start = start, End = _lexer.PreviousEnd };
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) { Start = start, End = _lexer.PreviousEnd } : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new(name) { Start = name.Start, End = name.End };
    }
}
