using Modular.Host.Tests.EndToEnd;
using Modular.Persistence.Backup;

namespace Modular.Host.Tests.Backup;

/// <summary>The commands backup, backup verify and restore: what they refuse, and what they leave where they are ended (ACC-05).</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly TemporaryFolder _backups = new("backups");

    [Theory, OnSqlite, OnPostgres]
    public async Task Half_a_backup_is_none_whenever_it_is_killed(DatabaseKind on)
    {
        await using var host = await EndToEndHost.OnAsync(on);
        await host.Story.ApplyAsync("uploader", MerchantStory.Application(1));
        var random = new Random(20260402);
        var killed = 0;
        while (killed < 3)
        {
            await using var command = host.Command("backup", "--to", _backups.In("killed"));
            // From the first thing that it writes on.
            while (!Directory.Exists(_backups.In("killed.incomplete")) && !Directory.Exists(_backups.In("killed")))
                await Task.Delay(1);
            await Task.Delay(random.Next(0, 60));
            await command.KillAsync();
            if (Directory.Exists(_backups.In("killed")))
            {
                Directory.Delete(_backups.In("killed"), recursive: true); // It was faster.
                continue;
            }

            killed++;
            Assert.True(Directory.Exists(_backups.In("killed.incomplete")));
        }

        await host.BackUpAsync(_backups.In("killed"));
        var (exitCode, text) = await host.CommandAsync("backup", "verify", "--from", _backups.In("killed"));
        Assert.True(exitCode == 0, text);
        Assert.Equal(["killed"], Directory.EnumerateFileSystemEntries(_backups.Path).Select(Path.GetFileName));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_damaged_or_not_asked_for_right_is_refused_and_nothing_changed(DatabaseKind on)
    {
        await using var host = await EndToEndHost.OnAsync(on);
        await host.BackUpAsync(_backups.In("one"));

        await RefusedAsync(1, "is there already", host, "backup", "--to", _backups.In("one"));
        await RefusedAsync(1, "--to is not given", host, "backup");
        await RefusedAsync(1, "is no backup", host, "restore", "--from", _backups.Path);
        await RefusedAsync(1, host.Postgres is null ? "Merchants.db" : "the schema Merchants", host, "restore", "--from", _backups.In("one"));
        await RefusedAsync(1, "/proc/none", host, "backup", "--to", "/proc/none/backup");

        var entry = Path.Combine("databases", on == DatabaseKind.Sqlite ? "Merchants.db" : "postgres.dump");
        await using (var bytes = new FileStream(_backups.In("one", entry), FileMode.Open))
        {
            bytes.Seek(-100, SeekOrigin.End);
            bytes.WriteByte((byte)(bytes.ReadByte() ^ 1));
        }

        await using var empty = await EndToEndHost.ReadyOnAsync(on);
        await RefusedAsync(2, entry + ": changed", empty, "backup", "verify", "--from", _backups.In("one"));
        await RefusedAsync(2, entry + ": changed", empty, "restore", "--from", _backups.In("one"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.DataPath));
    }

    [Fact]
    public async Task A_restore_that_has_not_ended_well_is_no_data_to_start_over()
    {
        await using var host = await EndToEndHost.OnAsync(DatabaseKind.Sqlite);
        await host.Story.ApplyAsync("uploader", MerchantStory.Application(1));
        await host.BackUpAsync(_backups.In("one"));
        await using var restored = await EndToEndHost.ReadyOnAsync(DatabaseKind.Sqlite);
        restored.TakeKeysOf(host);
        // Another installation's key: the head of the audit trail is not one that it has signed.
        await File.WriteAllTextAsync(Path.Combine(restored.DataPath, "development-audit-keys.txt"), Modular.Persistence.KeyRing.NewLine("development"));

        await RefusedAsync(2, "HeadForged", restored, "restore", "--from", _backups.In("one"));

        var start = await Assert.ThrowsAsync<InvalidOperationException>(restored.StartAsync);
        Assert.Contains("restore has not ended well", start.Message, StringComparison.Ordinal);
        Assert.True(new UnfinishedRestore(restored.DataPath).IsThere);
    }

    public void Dispose() => _backups.Dispose();

    private static async Task RefusedAsync(int exitCode, string because, EndToEndHost host, params string[] command)
    {
        var found = await host.CommandAsync(command);
        Assert.True(found.ExitCode == exitCode && found.Text.Contains(because, StringComparison.Ordinal), $"{string.Join(' ', command)}: {found}");
        Assert.DoesNotContain("   at ", found.Text, StringComparison.Ordinal);
    }
}
