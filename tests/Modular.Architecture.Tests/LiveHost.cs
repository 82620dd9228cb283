using Modular.Architecture.Tests.Repository;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using Modular.Host;
using Modular.Host.Modules;
using Modular.Testing;

namespace Modular.Architecture.Tests;

/// <summary>The host with all modules as the build laid them beside it; it does not listen and runs no startup work.</summary>
public sealed class LiveHost : IAsyncDisposable, IDisposable
{
    private readonly TemporaryFolder _data = new("architecture");
    private readonly WebApplication _app;

    public LiveHost() => _app = ModularHost.Build(
        ["--environment=Development", $"--Data:Path={_data.Path}"], Path.Combine(WorkTree.HostOutput, "modules"));

    internal IServiceProvider Services => _app.Services;

    internal Schema Schema => _app.Services.GetRequiredService<Schema>();

    internal IRequestExecutor Executor => _app.Services.GetRequiredService<IRequestExecutor>();

    internal IReadOnlyList<LoadedModule> Modules => _app.Services.GetRequiredService<ModuleCatalog>().Modules;

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }
}
