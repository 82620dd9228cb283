namespace Modular.Host.Tests.Startup;

/// <summary>Production changes no database by itself: it says which migrations are missing, and the command migrate applies them.</summary>
public sealed class MigrateTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    [Theory, OnSqlite, OnPostgres]
    public async Task Production_starts_once_the_command_has_migrated(DatabaseKind on)
    {
        // Production wants a server that flushes what it commits; the shared one does not.
        await using var cluster = on == DatabaseKind.Postgres ? await PostgresCluster.StartAsync(isDurable: true) : null;
        await using var postgres = cluster is null ? null : await cluster.Server.CreateDatabaseAsync();
        string[] database = postgres is null ? [] : ["--Database:Provider=Postgres", $"--ConnectionStrings:Postgres={postgres.ConnectionString}"];
        string[] settings = [.. ProductionKeys.MakeIn(_data), .. database];

        await using (var early = HostProcess.Start("Production", _data.Path, settings))
        {
            Assert.Equal(1, await early.ExitAsync());
            Assert.Contains("the database lacks the migrations 20", early.Errors, StringComparison.Ordinal);
            Assert.Contains("command migrate", early.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", early.Errors, StringComparison.Ordinal);
        }

        Assert.Contains("Merchants: applied 20", await MigrateAsync(database), StringComparison.Ordinal);
        Assert.Contains("Merchants: up to date", await MigrateAsync(database), StringComparison.Ordinal);
        await using var host = HostProcess.Start("Production", _data.Path, settings);
        using var client = await host.ReadyAsync();
        Assert.Equal(0, await host.TerminateAsync());
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_without_its_password()
    {
        await using var host = HostProcess.Run("Production", _data.Path,
            "migrate", "--Database:Provider=Postgres", "--ConnectionStrings:Postgres=Host=127.0.0.1;Port=1;Database=d;Username=u;Password=sesame");

        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains("its database cannot be migrated", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", host.Errors + host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private async Task<string> MigrateAsync(string[] database)
    {
        await using var command = HostProcess.Run("Production", _data.Path, ["migrate", .. database]);
        Assert.True(await command.ExitAsync() == 0, command.Errors);
        return command.Output;
    }
}
