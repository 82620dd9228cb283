using Modular.GraphQL.Language;

namespace Modular.GraphQL.Execution;

/// <summary>Gathers the execution errors of one response and gives each its path and locations.</summary>
internal sealed class ExecutionErrors(DocumentNode document, ResponsePath path)
{
    private List<GraphQLError>? _errors;

    public IReadOnlyList<GraphQLError> All => _errors ?? [];

    public void Add(Fault fault, FieldPlan field)
    {
        foreach (var error in fault.Errors)
            Add(error, field);
    }

    public void Add(GraphQLError error, FieldPlan field) => (_errors ??= []).Add(error with
    {
        Path = path.ToArray(),
        Locations = error.Place is { } place ? [document.LocationOf(place)] : [.. field.Nodes.Select(document.LocationOf)],
    });
}
