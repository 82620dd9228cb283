using Microsoft.Extensions.DependencyInjection;

namespace Modular.Kernel;

/// <summary>Opens scopes for work that nobody asked for in a request: reactions to events, jobs, startup work.</summary>
public interface ISystemScopes
{
    /// <summary>A scope whose <see cref="ICaller"/> is the system. Dispose it when the work is done.</summary>
    AsyncServiceScope Open();
}
