using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Running;

/// <summary>Changes a query by what a field's arguments say.</summary>
internal abstract class QueryStep<T> where T : class
{
    /// <summary>The changed query. Throws <see cref="GraphQLException"/> for arguments that cannot be followed.</summary>
    public abstract IQueryable<T> Apply(IQueryable<T> query, FieldContext context);
}
