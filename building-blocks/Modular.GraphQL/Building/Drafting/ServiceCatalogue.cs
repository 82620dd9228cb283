using Microsoft.Extensions.DependencyInjection;

namespace Modular.GraphQL.Building;

/// <summary>Which types the container gives, and whether they need a scope.</summary>
internal sealed class ServiceCatalogue
{
    private readonly Dictionary<Type, ServiceLifetime>? _lifetimes;

    /// <summary>A snapshot of the registrations; null where the schema is built without a container, to be printed for example.</summary>
    public ServiceCatalogue(IServiceCollection? services)
    {
        if (services is null)
            return;
        _lifetimes = [];
        // The last registration of a type is the one that the container gives.
        foreach (var service in services.Where(s => !s.IsKeyedService))
            _lifetimes[service.ServiceType] = service.Lifetime;
    }

    /// <summary>Whether registrations are known at all.</summary>
    public bool IsKnown => _lifetimes is not null;

    public bool Contains(Type type) => type == typeof(IServiceProvider) || LifetimeOf(type) is not null;

    /// <summary>Whether asking for it succeeds: all services of a type are given even where there are none.</summary>
    public bool Gives(Type type) => Contains(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>));

    /// <summary>Whether the service, or something it may hold, belongs to a scope. A transient one may hold a scoped one.</summary>
    public bool NeedsScope(Type type) => LifetimeOf(type) is not ServiceLifetime.Singleton;

    private ServiceLifetime? LifetimeOf(Type type)
    {
        if (_lifetimes is null)
            return null;
        if (_lifetimes.TryGetValue(type, out var lifetime))
            return lifetime;
        if (!type.IsGenericType)
            return null;
        return _lifetimes.TryGetValue(type.GetGenericTypeDefinition(), out lifetime) ? lifetime
            : type.GetGenericTypeDefinition() == typeof(IEnumerable<>) ? LifetimeOf(type.GetGenericArguments()[0]) : null;
    }
}
