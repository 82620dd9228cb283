namespace Modular.GraphQL.Language;

/// <summary>Documents, operations, fragments and selections (sections 2.2 to 2.9 and 2.11).</summary>
internal ref partial struct Parser
{
    public DocumentNode ParseDocument(ReadOnlyMemory<byte> source)
    {
        _lexer.Advance();
        var start = _lexer.Start;
        var mark = _nodes.Count;
        do
            _nodes.Push(ParseDefinition());
        while (!Peek(TokenKind.EndOfFile));
        return new(source, _nodes.Take<DefinitionNode>(mark)) { Start = start, End = _lexer.PreviousEnd };
    }

    private DefinitionNode ParseDefinition()
    {
        var hasDescription = PeekDescription();
        var keyword = hasDescription ? _lexer.LookAhead() : _lexer;
        if (keyword.Kind == TokenKind.BraceLeft)
        {
            if (hasDescription)
                throw SyntaxErrors.At(_lexer.Source, _lexer.Start, "unexpected description, the query shorthand takes none");
            return ParseExecutable(keyword);
        }

        if (keyword.Is("query"u8) || keyword.Is("mutation"u8) || keyword.Is("subscription"u8) || keyword.Is("fragment"u8))
            return ParseExecutable(keyword);
        if (keyword.Kind == TokenKind.Name)
            return ParseTypeSystem(keyword, hasDescription);
        throw Unexpected(keyword);
    }

    private ExecutableDefinitionNode ParseExecutable(Utf8Lexer keyword)
    {
        if (!_options.AllowExecutable)
            throw SyntaxErrors.At(keyword.Source, keyword.Start, $"unexpected {Describe(keyword)}, only type system definitions are taken here");

        var start = _lexer.Start;
        if (Peek(TokenKind.BraceLeft))
        {
            var shorthand = ParseSelectionSet();
            return new OperationDefinitionNode { Kind = OperationKind.Query, SelectionSet = shorthand, Start = start, End = _lexer.PreviousEnd };
        }

        var description = ParseDescription();
        return _lexer.Is("fragment"u8) ? ParseFragmentDefinition(start, description) : ParseOperation(start, description);
    }

    private OperationDefinitionNode ParseOperation(int start, StringValueNode? description)
    {
        var kind = ParseOperationKind();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new()
        {
            Kind = kind,
            Description = description,
            Name = name,
            Variables = variables,
            Directives = directives,
            SelectionSet = selectionSet,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private FragmentDefinitionNode ParseFragmentDefinition(int start, StringValueNode? description)
    {
        ExpectKeyword("fragment"u8);
        if (_lexer.Is("on"u8))
            throw Unexpected();
        var name = ParseName();
        ExpectKeyword("on"u8);
        var condition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new()
        {
            Description = description,
            Name = name,
            TypeCondition = condition,
            Directives = directives,
            SelectionSet = selectionSet,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private OperationKind ParseOperationKind()
    {
        var keyword = _lexer;
        Expect(TokenKind.Name);
        if (keyword.Is("query"u8))
            return OperationKind.Query;
        if (keyword.Is("mutation"u8))
            return OperationKind.Mutation;
        return keyword.Is("subscription"u8) ? OperationKind.Subscription : throw Unexpected(keyword);
    }

    private VariableDefinitionNode[] ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.ParenLeft))
            return [];
        var mark = _nodes.Count;
        do
            _nodes.Push(ParseVariableDefinition());
        while (!Skip(TokenKind.ParenRight));
        return _nodes.Take<VariableDefinitionNode>(mark);
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = ParseDefaultValue();
        var directives = ParseDirectives(isConst: true);
        return new()
        {
            Description = description,
            Variable = variable,
            Type = type,
            DefaultValue = defaultValue,
            Directives = directives,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }
}
