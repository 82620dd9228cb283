using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Conventions;

namespace Modular.GraphQL.Data;

/// <summary>Adds the data conventions to a schema.</summary>
public static class GraphQLDataExtensions
{
    /// <summary>
    /// Makes <see cref="UsePagingAttribute"/>, <see cref="UseOffsetPagingAttribute"/>, <see cref="UseFirstOrDefaultAttribute"/>,
    /// <see cref="UseSingleOrDefaultAttribute"/>, <see cref="UseFilteringAttribute"/>, <see cref="UseSortingAttribute"/> and
    /// <see cref="UseProjectionAttribute"/> work on fields that return a query of EF Core, and <see cref="ListSizeAttribute"/> alone make
    /// a list of one. Below a list of parents, one statement reads for all of them.
    /// </summary>
    public static SchemaBuilder AddData(this SchemaBuilder builder) => builder.AddConvention(new QueryConvention());
}
