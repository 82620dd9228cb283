using Modular.Kernel;
using Modular.Testing;
using Xunit;

namespace Modular.ModuleTesting;

/// <summary>Tests that each have the module to themselves, on the database that the test names first.</summary>
public abstract class ModuleTests<TModule> : IAsyncLifetime where TModule : IModule, new()
{
    private ModuleHost? _opened;

    /// <summary>The module, once the test has said on which database it runs.</summary>
    protected ModuleHost Opened => _opened ?? throw new InvalidOperationException("The test has not said on which database it runs.");

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        if (_opened is not null)
            await _opened.DisposeAsync();
    }

    /// <summary>Starts the test's module.</summary>
    protected async Task<ModuleHost> UseAsync(DatabaseKind kind, ModuleSetup? setup = null) => _opened = await ModuleHost.StartAsync<TModule>(kind, setup);
}
