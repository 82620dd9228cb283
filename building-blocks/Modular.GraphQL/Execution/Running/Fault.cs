namespace Modular.GraphQL.Execution;

/// <summary>Stands in the place of a value that could not be resolved. The writer reports its errors when it comes to the place, with path and locations.</summary>
internal sealed class Fault(params IReadOnlyList<GraphQLError> errors)
{
    public IReadOnlyList<GraphQLError> Errors { get; } = errors;
}
