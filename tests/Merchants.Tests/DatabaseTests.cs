
namespace Merchants.Tests;

/// <summary>Tests that each have a database of their own, on the provider that the test names first.</summary>
public abstract class DatabaseTests : IAsyncLifetime
{
    private TestDatabase? _opened;

    internal TestDatabase Opened => _opened ?? throw new InvalidOperationException("The test has not said on which database it runs.");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_opened is not null)
            await _opened.DisposeAsync();
    }

    /// <summary>Opens the test's database.</summary>
    internal async Task<TestDatabase> UseAsync(DatabaseKind kind) => _opened = await TestDatabase.OnAsync(kind);
}
