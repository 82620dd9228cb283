using Modular.GraphQL.Execution;
using Modular.Kernel;

namespace Modular.Host;

/// <summary>The time of the request that the scope serves.</summary>
internal sealed class RequestTime(RequestContextAccessor request, TimeProvider clock) : IRequestTime
{
    /// <inheritdoc/>
    public DateTime Now => (request.Current?.TimeOf(clock) ?? clock.GetUtcNow()).UtcDateTime;
}
