using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Conventions;

namespace Modular.GraphQL.Data;

/// <summary>Adds the data conventions to the schema.</summary>
public static class GraphQLDataExtensions
{
    /// <summary>
    /// Makes <see cref="UsePagingAttribute"/>, <see cref="UseFilteringAttribute"/>, <see cref="UseSortingAttribute"/> and
    /// <see cref="UseProjectionAttribute"/> work on fields that return a query of EF Core.
    /// </summary>
    public static IServiceCollection AddGraphQLData(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFieldConvention, PagingConvention>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFieldConvention, ProjectionConvention>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFieldConvention, FilteringConvention>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFieldConvention, SortingConvention>());
        return services;
    }
}
