using System.Globalization;
using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Bounds the cost of one operation before it is compiled or run: a field with a resolver of its own 10 (once for a level where
/// one call serves all of it), an object 1, a scalar 0, times the sizes of the lists around. Each fragment is looked at once, so the
/// work grows with the document, never with the paths through it. A field that is selected twice counts twice.
/// </summary>
internal sealed class CostAnalysis(Schema schema, FieldCosts costs, PreparedDocument document, SelectionConditions conditions, VariableValues variables)
{
    private readonly InputCost? _inputs = costs.WeighInputs ? new(variables) : null;
    private Dictionary<(FragmentDefinitionNode Fragment, ListSize? Page), SelectionCost>? _fragments;
    private bool _usedVariables;

    /// <summary>Whether a variable took part in the result (conditions apart).</summary>
    public bool UsedVariables => _usedVariables || _inputs is { UsedVariables: true };

    /// <summary>How many selections were looked at.</summary>
    public int Steps { get; private set; }

    /// <summary>The cost, infinite where no number holds it. Throws <see cref="GraphQLException"/> where a slicing argument must be given and is not.</summary>
    public double Of(ObjectType root, OperationDefinitionNode operation)
    {
        var cost = Of(operation.SelectionSet, root, page: null);
        return cost.Once + cost.Each;
    }

    private SelectionCost Of(SelectionSetNode set, NamedType type, ListSize? page)
    {
        var sum = default(SelectionCost);
        foreach (var selection in set.Selections)
        {
            Steps++;
            if (!conditions.Includes(selection.Directives))
                continue;
            sum += selection switch
            {
                FieldNode node => Of(node, type, page),
                InlineFragmentNode inline => Of(inline.SelectionSet, inline.TypeCondition is { } condition ? TypeOf(condition) : type, page),
                FragmentSpreadNode spread => Of(spread, page),
                _ => default,
            };
        }

        return sum;
    }

    private SelectionCost Of(FragmentSpreadNode spread, ListSize? page)
    {
        if (document.FindFragment(spread.Name.Value) is not { } fragment)
            return default;
        _fragments ??= [];
        if (_fragments.TryGetValue((fragment, page), out var known))
            return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _fragments[(fragment, page)] = Of(fragment.SelectionSet, TypeOf(fragment.TypeCondition), page);
    }

    private SelectionCost Of(FieldNode node, NamedType parent, ListSize? page)
    {
        var field = schema.FindField(parent, node.Name.Value)
            ?? throw new InvalidOperationException($"{parent.Name} has no field {node.Name.Value}; the document was not validated.");
        var cost = costs.Of(field);
        var slice = field.ListSize is { } own ? SliceOf(own, field, node) : (double?)null;
        var item = cost.Object;
        var given = (_inputs?.Of(field, node) ?? 0) + Times(slice ?? 1, cost.EachInput);
        var (once, call) = cost.EachLevel > 0 ? (cost.EachLevel + given, cost.EachCall) : (0, cost.EachCall + given);
        if (node.SelectionSet is { } selections)
        {
            var isPage = field.ListSize is { SizedFields.Count: > 0 };
            var inner = Of(selections, field.Type.Named, isPage ? field.ListSize : null);
            item += inner.Each + Times(slice ?? 1, inner.EachItem);
            once += inner.Once;
        }

        if (cost.ListDepth == 0)
            return new(once, call + item, 0);
        // Of a list of lists, only the outer one's size is told.
        for (var depth = 1; depth < cost.ListDepth; depth++)
            item = Times(FieldCost.DefaultListSize, item);
        if (page is not null && page.SizedFields.Contains(field.Name))
            return new(once, call, item);
        var size = field.ListSize is { SizedFields.Count: 0 } ? slice!.Value : FieldCost.DefaultListSize;
        return new(once, call + Times(size, item), 0);
    }

    private double SliceOf(ListSize size, Field field, FieldNode node)
    {
        var (largest, given) = (0d, 0);
        foreach (var name in size.SlicingArguments)
        {
            if (ValueOf(name, field, node) is not { } value)
                continue;
            given++;
            largest = Math.Max(largest, value);
        }

        if (size.RequireOneSlicingArgument && size.SlicingArguments.Count > 0 && given != 1)
        {
            throw new GraphQLException(new GraphQLError($"Give exactly one of the arguments {string.Join(", ", size.SlicingArguments)} to {field.Coordinate}; it says how long the list may be.")
            {
                Code = ErrorCodes.BadUserInput,
                Locations = [document.Syntax.LocationOf(node)],
            });
        }

        // Even of an empty page something is planned and written: no size makes a selection free.
        return Math.Max(given == 0 ? size.AssumedSize ?? FieldCost.DefaultListSize : largest, 1);
    }

    private double? ValueOf(string argument, Field field, FieldNode node)
    {
        var literal = node.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value;
        if (literal is VariableNode variable)
        {
            _usedVariables = true;
            if (variables.TryGet(variable.Name, out var value))
                return value switch { int number => number, object?[] list => list.Length, _ => null };
            literal = null;
        }

        return (literal ?? field.FindArgument(argument)?.DefaultValue) switch
        {
            IntValueNode number when double.TryParse(number.Value, CultureInfo.InvariantCulture, out var size) => size,
            ListValueNode list => list.Items.Count,
            _ => null,
        };
    }

    // Infinity times nothing is nothing, not NaN.
    private static double Times(double size, double item) => item == 0 ? 0 : size * item;

    private NamedType TypeOf(NamedTypeNode node) =>
        schema.FindType(node.Name.Value) ?? throw new InvalidOperationException($"There is no type {node.Name.Value}; the document was not validated.");
}
