using System.Collections.Frozen;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>A parsed and validated document with what is needed to run its operations; shared by all requests that send it.</summary>
internal sealed class PreparedDocument
{
    private readonly FrozenDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly PreparedOperation[] _operations;

    public PreparedDocument(Schema schema, DocumentNode syntax)
    {
        Syntax = syntax;
        _fragments = syntax.Definitions.OfType<FragmentDefinitionNode>().ToFrozenDictionary(f => f.Name.Value);
        UsesIntrospection = syntax.Definitions.OfType<ExecutableDefinitionNode>().Any(d => Introspects(d.SelectionSet));
        var conditions = SelectionConditions.NamesIn(syntax);
        _operations = [.. syntax.Definitions.OfType<OperationDefinitionNode>()
            .Select(operation => new PreparedOperation(schema, this, operation, conditions))];
    }

    public DocumentNode Syntax { get; }

    /// <summary>The hash of the text.</summary>
    public DocumentHash Hash { get; init; }

    /// <summary>Whether the server itself has written it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>How many selections the compilation of one operation may merge; 0 for no limit.</summary>
    public int MaxMergedSelections { get; init; }

    /// <summary>Whether <c>__schema</c> or <c>__type</c> is selected anywhere.</summary>
    public bool UsesIntrospection { get; }

    public FragmentDefinitionNode? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>GetOperation (section 6.1): the named operation, or the only one; null with an error otherwise.</summary>
    public PreparedOperation? Select(string? name, out GraphQLError? error)
    {
        error = null;
        if (name is null && _operations.Length == 1)
            return _operations[0];
        if (name is null)
        {
            error = new(_operations.Length == 0
                ? "The document holds no operation."
                : "The document holds several operations; operationName must say which one to run.");
        }
        else
        {
            foreach (var operation in _operations)
            {
                if (operation.Syntax.Name?.Value == name)
                    return operation;
            }

            error = new($"The document holds no operation named \"{name}\".");
        }

        error = error with { Code = ErrorCodes.OperationResolutionFailure };
        return null;
    }

    // The two stand at the root only, in an operation or in a fragment on the query type.
    private static bool Introspects(SelectionSetNode set) => set.Selections.Any(s => s switch
    {
        FieldNode field => field.Name.Value is "__schema" or "__type",
        InlineFragmentNode inline => Introspects(inline.SelectionSet),
        _ => false,
    });
}
