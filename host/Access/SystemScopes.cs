using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>Opens scopes whose caller is the system.</summary>
internal sealed class SystemScopes(IServiceScopeFactory scopes) : ISystemScopes
{
    /// <inheritdoc/>
    public AsyncServiceScope Open()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().RunAsSystem();
        return scope;
    }
}
