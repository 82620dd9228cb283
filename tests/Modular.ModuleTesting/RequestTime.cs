using Modular.GraphQL.Execution;
using Modular.Kernel;

namespace Modular.ModuleTesting;

/// <summary>The time of the request that the scope serves, as the host has it.</summary>
internal sealed class RequestTime(RequestContextAccessor request, TimeProvider clock) : IRequestTime
{
    public DateTime Now => (request.Current?.TimeOf(clock) ?? clock.GetUtcNow()).UtcDateTime;
}
