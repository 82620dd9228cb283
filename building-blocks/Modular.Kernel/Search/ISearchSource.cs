using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>
/// One kind of object that people find by its number or name (FE-08). A module has one for each of its kinds, which is found in its assembly and made in the scope of whoever asks;
/// the platform asks them all and puts what fits best first. What the caller may not read does not exist.
/// </summary>
public interface ISearchSource
{
    /// <summary>The kind.</summary>
    SearchKind Kind { get; }

    /// <summary>
    /// What fits, in one statement: numbers by their beginning, over an index; names by any part of theirs where the table is small, by their beginning over an index where it is not.
    /// </summary>
    /// <param name="text">What somebody has typed.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Reaches the database command.</param>
    Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken);
}

/// <summary>A kind of object that can be found.</summary>
/// <param name="Code">The stable name, that of its type in the schema: <c>Order</c>.</param>
/// <param name="Permission">What a caller needs to be shown any; null where the source itself tells.</param>
public sealed record SearchKind(string Code, string? Permission = null);

/// <summary>An object that was found.</summary>
/// <param name="Node">The object.</param>
/// <param name="Number">The number or code that people call it by; null where it has none.</param>
/// <param name="Title">Its name, or what tells it from others.</param>
/// <param name="State">How it stands; null where it has no states.</param>
public sealed record SearchHit(NodeId Node, string? Number, string Title, Enum? State);

/// <summary>Registers what finds things.</summary>
public static class SearchRegistration
{
    /// <summary>Registers the sources of an assembly.</summary>
    public static IServiceCollection AddSearchSources(this IServiceCollection services, Assembly assembly)
    {
        foreach (var source in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && t.IsAssignableTo(typeof(ISearchSource))))
            services.TryAddEnumerable(ServiceDescriptor.Scoped(typeof(ISearchSource), source));
        return services;
    }
}
