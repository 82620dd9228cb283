using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>A <c>@stream</c> on a list field.</summary>
internal sealed class StreamPlan(DirectiveNode directive)
{
    private readonly ValueNode? _initialCount = SelectionConditions.ArgumentOf(directive, "initialCount");

    /// <summary>The label, or null.</summary>
    public string? Label { get; } = SelectionConditions.LabelOf(directive);

    /// <summary>How many items come with the response that the list is in.</summary>
    public int InitialCount(VariableValues variables)
    {
        if (_initialCount is null || (_initialCount is VariableNode variable && !variables.TryGet(variable.Name, out _)))
            return 0;
        var type = IncrementalDirectives.Stream.FindArgument("initialCount")!.Type;
        return LiteralCoercion.Coerce(_initialCount, type, variables) is int count and >= 0
            ? count
            : throw new GraphQLException("initialCount of @stream must not be negative.", ErrorCodes.BadUserInput);
    }
}
