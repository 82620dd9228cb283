namespace Modular.GraphQL.Language;

/// <summary>What stands inside type system definitions: fields, input values, enum values, interfaces; and directive definitions.</summary>
internal ref partial struct Parser
{
    private NamedTypeNode[] ParseImplementedInterfaces() =>
        SkipKeyword("implements"u8) ? ParseNamedTypes(TokenKind.Ampersand) : [];

    private NamedTypeNode[] ParseNamedTypes(TokenKind separator)
    {
        Skip(separator);
        var mark = _nodes.Count;
        do
            _nodes.Push(ParseNamedType());
        while (Skip(separator));
        return _nodes.Take<NamedTypeNode>(mark);
    }

    private FieldDefinitionNode[] ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.BraceLeft))
            return [];
        var mark = _nodes.Count;
        do
            _nodes.Push(ParseFieldDefinition());
        while (!Skip(TokenKind.BraceRight));
        return _nodes.Take<FieldDefinitionNode>(mark);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        var type = ParseType();
        var directives = ParseDirectives(isConst: true);
        return new()
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            Type = type,
            Directives = directives,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private InputValueDefinitionNode[] ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
            return [];
        var mark = _nodes.Count;
        do
            _nodes.Push(ParseInputValue());
        while (!Skip(close));
        return _nodes.Take<InputValueDefinitionNode>(mark);
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = ParseDefaultValue();
        var directives = ParseDirectives(isConst: true);
        return new()
        {
            Description = description,
            Name = name,
            Type = type,
            DefaultValue = defaultValue,
            Directives = directives,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private EnumValueDefinitionNode[] ParseEnumValues()
    {
        if (!Skip(TokenKind.BraceLeft))
            return [];
        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            if (_lexer.Is("true"u8) || _lexer.Is("false"u8) || _lexer.Is("null"u8))
                throw SyntaxErrors.At(_lexer.Source, _lexer.Start, $"{Describe(_lexer)} is reserved and cannot be an enum value");
            var name = ParseName();
            var directives = ParseDirectives(isConst: true);
            _nodes.Push(new EnumValueDefinitionNode
            {
                Description = description,
                Name = name,
                Directives = directives,
                Start = start,
                End = _lexer.PreviousEnd,
            });
        }
        while (!Skip(TokenKind.BraceRight));
        return _nodes.Take<EnumValueDefinitionNode>(mark);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var mark = _nodes.Count;
        do
            _nodes.Push(ParseDirectiveLocation());
        while (Skip(TokenKind.Pipe));
        return new()
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            IsRepeatable = isRepeatable,
            Locations = _nodes.Take<NameNode>(mark),
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    // The token after the name is read before the name is judged, as everywhere.
    private NameNode ParseDirectiveLocation()
    {
        var token = _lexer;
        var name = ParseName();
        var isLocation = name.Value is
            "QUERY" or "MUTATION" or "SUBSCRIPTION" or "FIELD" or "FRAGMENT_DEFINITION" or "FRAGMENT_SPREAD" or "INLINE_FRAGMENT"
            or "VARIABLE_DEFINITION" or "SCHEMA" or "SCALAR" or "OBJECT" or "FIELD_DEFINITION" or "ARGUMENT_DEFINITION" or "INTERFACE"
            or "UNION" or "ENUM" or "ENUM_VALUE" or "INPUT_OBJECT" or "INPUT_FIELD_DEFINITION";
        return isLocation ? name : throw Unexpected(token);
    }
}
