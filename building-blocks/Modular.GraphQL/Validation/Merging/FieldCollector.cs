using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Merging;

/// <summary>Collects each selection set of a document once and counts the steps of whoever compares them.</summary>
internal sealed class FieldCollector(ValidationContext context)
{
    private readonly Dictionary<string, int> _nameIds = [];
    private readonly Dictionary<SelectionSetNode, CollectedFields> _collected = [];

    /// <summary>How many response names are known so far.</summary>
    public int NameCount => _nameIds.Count;

    /// <summary>Counts steps against the limit of the options.</summary>
    /// <exception cref="MergeLimitException">The limit is reached.</exception>
    public void Spend(int steps = 1)
    {
        if (steps > context.Options.MaxMergeComparisons - context.MergeComparisons)
            throw new MergeLimitException();
        context.MergeComparisons += steps;
    }

    public CollectedFields Collect(OperationDefinitionNode operation) => Collect(operation.SelectionSet, operation.Kind switch
    {
        OperationKind.Mutation => context.Schema.Mutation,
        OperationKind.Subscription => context.Schema.Subscription,
        _ => context.Schema.Query,
    });

    public CollectedFields Collect(FragmentDefinitionNode fragment) => Collect(fragment.SelectionSet, TypeOf(fragment.TypeCondition));

    /// <summary>The selections of a field; null where it has none.</summary>
    public CollectedFields? Collect(CollectedField field)
    {
        if (field.Selections is null && field.Node.SelectionSet is { } set)
            field.Selections = Collect(set, Composite(field.Definition?.Type.Named));
        return field.Selections;
    }

    private CollectedFields Collect(SelectionSetNode set, NamedType? parent)
    {
        if (!_collected.TryGetValue(set, out var fields))
        {
            fields = new(_collected.Count);
            _collected.Add(set, fields);
            Add(fields, set, parent, null);
        }

        return fields;
    }

    private HashSet<string>? Add(CollectedFields fields, SelectionSetNode set, NamedType? parent, HashSet<string>? spread)
    {
        for (var i = 0; i < set.Selections.Count; i++)
        {
            switch (set.Selections[i])
            {
                case FieldNode field:
                    fields.Fields.Add(new(field, NameId(field.ResponseName), parent, parent is null ? null : context.Schema.FindField(parent, field.Name.Value)));
                    break;
                case InlineFragmentNode inline:
                    spread = Add(fields, inline.SelectionSet, inline.TypeCondition is { } condition ? TypeOf(condition) : parent, spread);
                    break;
                case FragmentSpreadNode named when context.FindFragmentDefinition(named.Name.Value) is { } fragment:
                    if ((spread ??= []).Add(named.Name.Value))
                        fields.Fragments.Add(fragment);
                    break;
            }
        }

        return spread;
    }

    private int NameId(string name)
    {
        if (!_nameIds.TryGetValue(name, out var id))
            _nameIds.Add(name, id = _nameIds.Count);
        return id;
    }

    private NamedType? TypeOf(NamedTypeNode condition) => Composite(context.Schema.FindType(condition.Name.Value));

    private static NamedType? Composite(NamedType? type) => type is { IsComposite: true } ? type : null;
}

/// <summary>Comparing a document's fields takes more steps than the options allow. It never leaves <see cref="Rules.FieldSelectionMerging"/>.</summary>
internal sealed class MergeLimitException : Exception;
