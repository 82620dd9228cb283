using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.Kernel;

namespace Modular.Platform;

/// <summary>What modules may know of the GraphQL request that the scope serves.</summary>
public static class CurrentRequestRegistration
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddCurrentRequest(this IServiceCollection services) => services
        .AddScoped<RequestContextAccessor>()
        .AddScoped<CurrentRequest>()
        .AddScoped<IRequestTime>(s => s.GetRequiredService<CurrentRequest>())
        .AddScoped<IStreamStart>(s => s.GetRequiredService<CurrentRequest>());
}

internal sealed class CurrentRequest(RequestContextAccessor request, TimeProvider clock) : IRequestTime, IStreamStart
{
    public DateTime Now => (request.Current?.TimeOf(clock) ?? clock.GetUtcNow()).UtcDateTime;

    public string? LastEventId => request.Current?.LastEventId;
}
