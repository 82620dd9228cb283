namespace Modular.GraphQL.Language;

/// <summary>Selection sets with the limits that count what stands in them (sections 2.5 to 2.9).</summary>
internal ref partial struct Parser
{
    private SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Start;
        Enter();
        Expect(TokenKind.BraceLeft);
        var mark = _nodes.Count;
        var counter = new FieldNameCounter(_options.MaxAliasesPerField);
        do
        {
            if (Peek(TokenKind.Spread))
            {
                _nodes.Push(ParseFragment());
                continue;
            }

            var field = ParseField();
            _nodes.Push(field);
            if (counter.Count(field, _nodes.From(mark)))
                throw SyntaxErrors.Limit(_lexer.Source, field.Start, $"The field \"{field.Name.Value}\" is selected more than {_options.MaxAliasesPerField} times in one selection set.");
        }
        while (!Skip(TokenKind.BraceRight));
        Leave();
        return new(_nodes.Take<SelectionNode>(mark)) { Start = start, End = _lexer.PreviousEnd };
    }

    private FieldNode ParseField()
    {
        var start = _lexer.Start;
        var name = ParseName();
        if (++_fields > _options.MaxFields)
            throw SyntaxErrors.Limit(_lexer.Source, start, $"The document selects more than {_options.MaxFields} fields.");
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null;
        return new()
        {
            Alias = alias,
            Name = name,
            Arguments = arguments,
            Directives = directives,
            SelectionSet = selectionSet,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }

    private SelectionNode ParseFragment()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && Peek(TokenKind.Name))
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(isConst: false);
            return new FragmentSpreadNode { Name = name, Directives = spreadDirectives, Start = start, End = _lexer.PreviousEnd };
        }

        var condition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode
        {
            TypeCondition = condition,
            Directives = directives,
            SelectionSet = selectionSet,
            Start = start,
            End = _lexer.PreviousEnd,
        };
    }
}
