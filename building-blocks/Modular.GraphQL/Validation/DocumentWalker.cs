using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation;

/// <summary>Walks a document once, knows the type at each place, and shows each node to the rules that want it. A fragment is walked where it is defined.</summary>
internal sealed class DocumentWalker(ValidationContext context, RuleSet rules)
{
    private DefinitionFacts _definition = null!;

    public void Walk()
    {
        foreach (var operation in context.Operations)
            VisitOperation(operation, operation.Operation!);
        foreach (var fragment in context.Fragments)
            VisitFragment(fragment, fragment.Fragment!);
        VisitScopes();
        for (var i = 0; i < rules.Documents.Length && !context.IsStopped; i++)
            rules.Documents[i].Visit(context, context.Document);
    }

    private void VisitOperation(DefinitionFacts facts, OperationDefinitionNode operation)
    {
        _definition = facts;
        var (root, location) = operation.Kind switch
        {
            OperationKind.Mutation => (context.Schema.Mutation, DirectiveLocation.Mutation),
            OperationKind.Subscription => (context.Schema.Subscription, DirectiveLocation.Subscription),
            _ => (context.Schema.Query, DirectiveLocation.Query),
        };
        foreach (var rule in rules.Operations)
            rule.Visit(context, operation, root);
        for (var i = 0; i < operation.Variables.Count; i++)
            VisitVariableDefinition(operation.Variables[i]);
        VisitDirectives(operation.Directives, location);
        VisitSelectionSet(operation.SelectionSet, root);
    }

    private void VisitVariableDefinition(VariableDefinitionNode definition)
    {
        foreach (var rule in rules.VariableDefinitions)
            rule.Visit(context, definition);
        if (definition.DefaultValue is { } value)
        {
            var type = context.FindType(definition.Type);
            VisitValue(value, type is { IsInput: true } ? type : null, false, null);
        }

        VisitDirectives(definition.Directives, DirectiveLocation.VariableDefinition);
    }

    private void VisitFragment(DefinitionFacts facts, FragmentDefinitionNode fragment)
    {
        _definition = facts;
        var type = VisitTypeCondition(fragment.TypeCondition, fragment.Name.Value);
        VisitDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        VisitSelectionSet(fragment.SelectionSet, type);
    }

    // Gives the type only where it can have selections, so that one mistake makes one error.
    private NamedType? VisitTypeCondition(NamedTypeNode condition, string? fragmentName)
    {
        var type = context.Schema.FindType(condition.Name.Value);
        foreach (var rule in rules.TypeConditions)
            rule.Visit(context, condition, type, fragmentName);
        return Composite(type);
    }

    private void VisitSelectionSet(SelectionSetNode set, NamedType? parent)
    {
        for (var i = 0; i < set.Selections.Count && !context.IsStopped; i++)
        {
            switch (set.Selections[i])
            {
                case FieldNode field:
                    VisitField(field, parent);
                    break;
                case FragmentSpreadNode spread:
                    VisitSpread(spread, parent);
                    break;
                case InlineFragmentNode inline:
                    VisitInlineFragment(inline, parent);
                    break;
            }
        }
    }

    private void VisitField(FieldNode field, NamedType? parent)
    {
        var definition = parent is null ? null : context.Schema.FindField(parent, field.Name.Value);
        if (parent is not null)
        {
            foreach (var rule in rules.Fields)
                rule.Visit(context, field, parent, definition);
        }

        VisitArguments(field.Arguments, new(field, definition));
        VisitDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is { } set)
            VisitSelectionSet(set, Composite(definition?.Type.Named));
    }

    private void VisitSpread(FragmentSpreadNode spread, NamedType? parent)
    {
        _definition.Spreads.Add(spread);
        var target = context.FindFragmentDefinition(spread.Name.Value);
        foreach (var rule in rules.FragmentSpreads)
            rule.Visit(context, spread, target);
        if (target is not null)
            VisitSpreadType(spread, spread.Name.Value, Composite(context.Schema.FindType(target.TypeCondition.Name.Value)), parent);
        VisitDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
    }

    private void VisitInlineFragment(InlineFragmentNode inline, NamedType? parent)
    {
        var type = parent;
        if (inline.TypeCondition is { } condition)
        {
            type = VisitTypeCondition(condition, null);
            VisitSpreadType(inline, null, type, parent);
        }

        VisitDirectives(inline.Directives, DirectiveLocation.InlineFragment);
        VisitSelectionSet(inline.SelectionSet, type);
    }

    private void VisitSpreadType(SelectionNode spread, string? fragmentName, NamedType? type, NamedType? parent)
    {
        if (type is null || parent is null || ReferenceEquals(type, parent))
            return;
        foreach (var rule in rules.SpreadTypes)
            rule.Visit(context, spread, fragmentName, type, parent);
    }

    private void VisitDirectives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Count == 0)
            return;
        foreach (var rule in rules.Directives)
            rule.Visit(context, directives, location);
        for (var i = 0; i < directives.Count; i++)
            VisitArguments(directives[i].Arguments, new(directives[i], context.Schema.FindDirective(directives[i].Name.Value)));
    }

    private void VisitArguments(IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner)
    {
        foreach (var rule in rules.Arguments)
            rule.Visit(context, arguments, owner);
        for (var i = 0; i < arguments.Count; i++)
        {
            var definition = owner.Find(arguments[i].Name.Value);
            VisitValue(arguments[i].Value, definition?.Type, definition?.DefaultValue is not null, null);
        }
    }

    private void VisitValue(ValueNode value, SchemaType? expected, bool hasDefault, InputObjectType? oneOf)
    {
        if (value is VariableNode variable)
        {
            _definition.Variables.Add(new(variable, expected, hasDefault, oneOf));
            return;
        }

        if (expected is not null)
        {
            foreach (var rule in rules.Values)
                rule.Visit(context, value, expected);
        }

        if (value is ListValueNode list)
        {
            var item = (expected?.Nullable as ListType)?.Item;
            for (var i = 0; i < list.Items.Count && !context.IsStopped; i++)
                VisitValue(list.Items[i], item, false, null);
        }
        else if (value is ObjectValueNode obj)
        {
            VisitObjectValue(obj, expected?.Named as InputObjectType);
        }
    }

    private void VisitObjectValue(ObjectValueNode value, InputObjectType? type)
    {
        foreach (var rule in rules.ObjectValues)
            rule.Visit(context, value, type);
        for (var i = 0; i < value.Fields.Count && !context.IsStopped; i++)
        {
            var definition = type?.Find(value.Fields[i].Name.Value);
            var oneOf = type is { IsOneOf: true } && definition is not null ? type : null;
            VisitValue(value.Fields[i].Value, definition?.Type, definition?.DefaultValue is not null, oneOf);
        }
    }

    private void VisitScopes()
    {
        var scope = new List<DefinitionFacts>();
        for (var number = 1; number <= context.Operations.Count && !context.IsStopped; number++)
        {
            scope.Clear();
            scope.Add(context.Operations[number - 1]);
            for (var i = 0; i < scope.Count; i++)
            {
                foreach (var spread in scope[i].Spreads)
                {
                    if (context.FindFragment(spread.Name.Value) is not { } fragment || fragment.ReachedBy == number)
                        continue;
                    fragment.ReachedBy = number;
                    scope.Add(fragment);
                }
            }

            foreach (var rule in rules.OperationScopes)
                rule.Visit(context, scope[0].Operation!, scope);
        }
    }

    private static NamedType? Composite(NamedType? type) => type is { IsComposite: true } ? type : null;
}
