using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Conventions;

namespace Modular.GraphQL.Data;

/// <summary>Adds the data conventions to a schema.</summary>
public static class GraphQLDataExtensions
{
    /// <summary>
    /// Makes <see cref="UsePagingAttribute"/>, <see cref="UseFilteringAttribute"/>, <see cref="UseSortingAttribute"/> and
    /// <see cref="UseProjectionAttribute"/> work on fields that return a query of EF Core.
    /// </summary>
    public static SchemaBuilder AddData(this SchemaBuilder builder) => builder
        .AddConvention(new PagingConvention())
        .AddConvention(new ProjectionConvention())
        .AddConvention(new FilteringConvention())
        .AddConvention(new SortingConvention());
}
