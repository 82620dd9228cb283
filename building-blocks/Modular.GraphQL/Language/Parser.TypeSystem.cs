namespace Modular.GraphQL.Language;

/// <summary>Type system definitions and extensions (section 3). A definition and its extension share one method: an extension has no
/// description, may leave out its body, and must add something.</summary>
internal ref partial struct Parser
{
    private TypeSystemDefinitionNode ParseTypeSystem(Utf8Lexer keyword, bool hasDescription)
    {
        var isExtension = keyword.Is("extend"u8);
        var isDefinition = IsTypeSystemKeyword(keyword);
        if (!isExtension && !isDefinition && !hasDescription)
            throw Unexpected(keyword);
        if (!isDefinition && hasDescription)
            throw SyntaxErrors.At(_lexer.Source, _lexer.Start, "unexpected description, only definitions have one");
        if (!_options.AllowTypeSystem)
            throw SyntaxErrors.At(keyword.Source, keyword.Start, $"unexpected {Describe(keyword)}, only executable definitions are taken here");

        if (isExtension)
        {
            var extended = _lexer.LookAhead();
            if (!IsTypeSystemKeyword(extended) || extended.Is("directive"u8))
                throw Unexpected(extended);
        }

        var start = _lexer.Start;
        var description = ParseDescription();
        if (isExtension)
            ExpectKeyword("extend"u8);

        return _lexer switch
        {
            _ when SkipKeyword("schema"u8) => ParseSchema(start, description, isExtension),
            _ when SkipKeyword("scalar"u8) => ParseScalar(start, description, isExtension),
            _ when SkipKeyword("type"u8) => ParseObjectType(start, description, isExtension),
            _ when SkipKeyword("interface"u8) => ParseInterface(start, description, isExtension),
            _ when SkipKeyword("union"u8) => ParseUnion(start, description, isExtension),
            _ when SkipKeyword("enum"u8) => ParseEnum(start, description, isExtension),
            _ when SkipKeyword("input"u8) => ParseInputObject(start, description, isExtension),
            _ when SkipKeyword("directive"u8) => ParseDirectiveDefinition(start, description),
            _ => throw Unexpected(),
        };
    }

    private static bool IsTypeSystemKeyword(Utf8Lexer token) =>
        token.Is("type"u8) || token.Is("input"u8) || token.Is("enum"u8) || token.Is("interface"u8)
        || token.Is("union"u8) || token.Is("scalar"u8) || token.Is("directive"u8) || token.Is("schema"u8);

    private readonly bool PeekDescription() => _lexer.Kind is TokenKind.String or TokenKind.BlockString;

    private StringValueNode? ParseDescription() => PeekDescription() ? ParseString() : null;

    private SchemaDefinitionNode ParseSchema(int start, StringValueNode? description, bool isExtension)
    {
        var directives = ParseDirectives(isConst: true);
        RootOperationTypeNode[] roots = [];
        if (!isExtension || Peek(TokenKind.BraceLeft))
            roots = ParseRootOperationTypes();
        RequireAddition(isExtension, directives.Length + roots.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Directives = directives,
            RootOperationTypes = roots,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private RootOperationTypeNode[] ParseRootOperationTypes()
    {
        Expect(TokenKind.BraceLeft);
        var mark = _nodes.Count;
        do
        {
            var start = _lexer.Start;
            var kind = ParseOperationKind();
            Expect(TokenKind.Colon);
            var type = ParseNamedType();
            _nodes.Push(new RootOperationTypeNode(kind, type) { Start = start, End = type.End });
        }
        while (!Skip(TokenKind.BraceRight));
        return _nodes.Take<RootOperationTypeNode>(mark);
    }

    private ScalarTypeDefinitionNode ParseScalar(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RequireAddition(isExtension, directives.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private ObjectTypeDefinitionNode ParseObjectType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplementedInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        RequireAddition(isExtension, interfaces.Length + directives.Length + fields.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private InterfaceTypeDefinitionNode ParseInterface(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplementedInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        RequireAddition(isExtension, interfaces.Length + directives.Length + fields.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private UnionTypeDefinitionNode ParseUnion(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var members = Skip(TokenKind.EqualsSign) ? ParseNamedTypes(TokenKind.Pipe) : [];
        RequireAddition(isExtension, directives.Length + members.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Members = members,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private EnumTypeDefinitionNode ParseEnum(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValues();
        RequireAddition(isExtension, directives.Length + values.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Values = values,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private InputObjectTypeDefinitionNode ParseInputObject(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputValues(TokenKind.BraceLeft, TokenKind.BraceRight);
        RequireAddition(isExtension, directives.Length + fields.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Fields = fields,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private readonly void RequireAddition(bool isExtension, int additions)
    {
        if (isExtension && additions == 0)
            throw Unexpected();
    }
}
