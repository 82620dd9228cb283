using System.Text.Json;
using Microsoft.Data.Sqlite;
using Modular.Host.Tests.EndToEnd;
using Npgsql;

namespace Modular.Host.Tests.Backup;

/// <summary>What tests of backups do with hosts.</summary>
internal static class BackupHost
{
    /// <summary>Makes a backup that must succeed.</summary>
    public static async Task BackUpAsync(this EndToEndHost host, string folder)
    {
        var (exitCode, text) = await host.CommandAsync("backup", "--to", folder);
        Assert.True(exitCode == 0 && text.Contains(folder, StringComparison.Ordinal), text);
    }

    /// <summary>Fails where a new backup holds any of the values, or does not hold what it should.</summary>
    public static async Task AssertNoneInBackupAsync(this PlantedValues planted, EndToEndHost host, TemporaryFolder folder, string known)
    {
        await host.BackUpAsync(folder.In("one"));
        if (host.Postgres is not null)
        {
            // The dump is compressed; this is what it holds.
            var (exitCode, script, error) = await ExternalProgram.RunAsync("/", "", "pg_restore", "--file=-", folder.In("one", "databases", "postgres.dump"));
            Assert.True(exitCode == 0, error);
            await File.WriteAllTextAsync(folder.In("dump.sql"), script);
        }

        Assert.Empty(planted.FindInFiles(folder.Path, out var searched));
        Assert.True(searched > 5, $"Only {searched} files of the backup were there to be searched.");
        Assert.NotEmpty(PlantedValues.Known(known).FindInFiles(folder.Path, out _));
    }

    /// <summary>Restores a backup over no data, with the keys of the host that it is of, and gives the host, which is still to be started.</summary>
    public static async Task<EndToEndHost> RestoreAsync(this EndToEndHost host, string backup)
    {
        var restored = await EndToEndHost.ReadyOnAsync(host.Postgres is null ? DatabaseKind.Sqlite : DatabaseKind.Postgres, "--GraphQL:MaxCost=0", "--Modules:Merchants:DownloadsNeedTerms=false");
        restored.TakeKeysOf(host);
        var (exitCode, text) = await restored.CommandAsync("restore", "--from", backup);
        Assert.True(exitCode == 0 && text.Contains("audit trail verified", StringComparison.Ordinal), text);
        return restored;
    }

    /// <summary>Copies the keys of a host: no backup holds them.</summary>
    public static void TakeKeysOf(this EndToEndHost restored, EndToEndHost host)
    {
        foreach (var key in Directory.EnumerateFiles(host.DataPath, "development-*"))
            File.Copy(key, Path.Combine(restored.DataPath, Path.GetFileName(key)));
    }

    /// <summary>How many events of Merchants are numbered, and the last number.</summary>
    public static async Task<(long Rows, long Last)> EventsAsync(this EndToEndHost host)
    {
        await using System.Data.Common.DbConnection connection = host.Postgres is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(host.DataPath, "Merchants.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT count("Position"), coalesce(max("Position"), 0) FROM {(host.Postgres is null ? "" : "\"Merchants\".")}events""";
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Waits until a module's audit rows are sealed, and gives what the host says of them.</summary>
    public static async Task<JsonElement> VerifyAuditAsync(this EndToEndHost host, string module)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (true)
        {
            var found = (await host.Client.DataAsync("admin", $$"""{ verifyAudit(module: "{{module}}") { rows isValid problem unsealed firstBadPosition } }""")).GetProperty("verifyAudit");
            if (found.GetProperty("unsealed").GetInt64() == 0)
                return found;
            await Task.Delay(50, limit.Token);
        }
    }
}
