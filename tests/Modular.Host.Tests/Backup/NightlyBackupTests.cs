using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Npgsql;

namespace Modular.Host.Tests.Backup;

/// <summary>The host makes backups by itself, tries each, and keeps the good ones (ACC-05, DOC-16).</summary>
public sealed class NightlyBackupTests : IDisposable
{
    private const string Job = "backups.make";

    private readonly TemporaryFolder _backups = new("nightly");

    private string[] Names => [.. Directory.EnumerateFileSystemEntries(_backups.Path).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, OnSqlite, OnPostgres]
    public async Task Backups_are_made_tried_and_kept_for_as_long_as_is_said(DatabaseKind on)
    {
        await using var host = await BeginAsync(on);
        Directory.CreateDirectory(_backups.In("2026-01-01T023000Z.incomplete"));
        Directory.CreateDirectory(_backups.In("somebody-elses"));
        for (var night = 1; night <= 3; night++)
        {
            await host.Story.ApplyAsync("uploader", MerchantStory.Application(night));
            Assert.Equal("SUCCEEDED made:1 removed:" + (night > 2 ? "1" : "0"), await RunAsync(host));
            await Task.Delay(1100); // The next one has another name.
        }

        Assert.Equal(3, Names.Length);
        Assert.Equal("somebody-elses", Names[^1]);
        Assert.Empty(await TrialsAsync(host));

        await using var restored = await host.RestoreAsync(_backups.In(Names[1]));
        await restored.StartAsync();
        Assert.Equal(3, (await restored.Client.DataAsync("admin", "{ merchantApplications { totalCount } }")).GetProperty("merchantApplications").GetProperty("totalCount").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_does_not_hold_what_it_should_is_said_and_the_good_ones_stay(DatabaseKind on)
    {
        await using var host = await BeginAsync(on);
        var application = (await host.Story.ApplyAsync("uploader", MerchantStory.Application(1))).GetProperty("application").GetProperty("id").GetString()!;
        await host.Story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", PaperFiles.Pdf("licence"));
        Assert.StartsWith("SUCCEEDED", await RunAsync(host), StringComparison.Ordinal);
        var good = Names;
        await Task.Delay(1100);

        var lost = Directory.EnumerateFiles(Path.Combine(host.DataPath, "files"), "*", SearchOption.AllDirectories).MaxBy(f => new FileInfo(f).Length)!;
        File.Delete(lost);
        for (var night = 0; night < 2; night++)
        {
            Assert.Contains("is referred to and missing", await RunAsync(host), StringComparison.Ordinal);
            await Task.Delay(1100);
        }

        Assert.Equal([good[0], ".failed"], Names.Select(n => n == good[0] ? n : Path.GetExtension(n)));
        Assert.Empty(await TrialsAsync(host));
        var (exitCode, text) = await host.CommandAsync("backup", "verify", "--from", _backups.In(good[0]));
        Assert.True(exitCode == 0, text);
    }

    [Theory]
    [InlineData("backups", null, "give the path in full")]
    [InlineData("{data}/backups", null, "lies in the data folder")]
    [InlineData("{data}/..backups", null, "lies in the data folder")]
    [InlineData("{data}", null, "lies in the data folder")]
    [InlineData("/backups", "0", "write how many backups are kept")]
    public async Task Settings_that_would_lose_backups_end_the_start(string folder, string? keep, string because)
    {
        string[] settings = [$"--Backup:Folder={folder.Replace("{data}", _backups.Path, StringComparison.Ordinal)}", .. keep is null ? [] : new[] { $"--Backup:Keep={keep}" }];
        await using var host = HostProcess.Start("Development", _backups.Path, [.. settings, "--Demo:Data=none"]);
        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains(because, host.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _backups.Dispose();

    private async Task<EndToEndHost> BeginAsync(DatabaseKind on)
    {
        var host = await EndToEndHost.ReadyOnAsync(on, $"--Backup:Folder={_backups.Path}", "--Backup:Keep=2");
        await host.StartAsync();
        return host;
    }

    private static async Task<string> RunAsync(EndToEndHost host)
    {
        var run = await host.RunJobAsync(Job);
        var counts = run.GetProperty("counts").EnumerateArray().Select(c => $"{c.GetProperty("name").GetString()}:{c.GetProperty("value")}");
        var message = run.GetProperty("errorMessage");
        return string.Join(' ', [run.GetProperty("state").GetString(), .. message.ValueKind == JsonValueKind.Null ? counts : [message.GetString()!]]);
    }

    /// <summary>The databases of trials that are there still.</summary>
    private static async Task<IReadOnlyList<string>> TrialsAsync(EndToEndHost host)
    {
        if (host.Postgres is not { } postgres)
            return [];
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE datname = current_database() || '.trial-restore'", connection);
        return await command.ExecuteScalarAsync() is string name ? [name] : [];
    }
}
