using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Persistence;
using Microsoft.Extensions.Logging.Abstractions;

namespace Modular.Host.Tests.Faults;

/// <summary>Whether all is as it must be after whatever happened: asked of the host, and looked up in its databases and files.</summary>
internal sealed class Aftermath(EndToEndHost host)
{
    private static readonly string[] Modules = [StoredRows.Merchants, StoredRows.Platform, StoredRows.Accounts];

    private readonly StoredRows _rows = new(host);

    /// <summary>Lets all journeys come to their end, and fails unless all that was acknowledged is there, once, and nothing is half there.</summary>
    public async Task AssertAllIsThereAsync(MixedLoad load)
    {
        await load.FinishAsync();
        await AssertAuditAsync();
        await AssertRowsAsync(load.Journeys);
        await AssertFilesAsync();
    }

    /// <summary>Fails unless every module's audit chain is whole and its signed head stands for it, once all rows are sealed.</summary>
    public async Task AssertAuditAsync()
    {
        foreach (var module in Modules)
        {
            JsonElement found = default;
            await UntilAsync(async () =>
            {
                found = (await host.Client.DataAsync("admin", "query($m: String!) { verifyAudit(module: $m) { rows isValid firstBadPosition problem unsealed } }", new { m = module })).GetProperty("verifyAudit");
                return found.GetProperty("unsealed").GetInt64() == 0;
            }, () => $"{module}: {found}");
            Assert.True(found.GetProperty("isValid").GetBoolean(), $"{module}: {found}\n{host.Output}");
        }
    }

    /// <summary>Fails unless the rows keep every rule, and hold exactly what these journeys have led to.</summary>
    /// <param name="journeys">All journeys, finished.</param>
    private async Task AssertRowsAsync(IReadOnlyCollection<Journey> journeys)
    {
        await AssertRulesAsync();
        var signed = journeys.Count(j => j.IsSigned);
        foreach (var (table, want) in new[]
        {
            ("Applications", journeys.Count), ("Documents", journeys.Count * JourneySteps.Papers), ("DocumentVersions", journeys.Count * JourneySteps.Versions),
            ("Review", journeys.Count * JourneySteps.Reviews), ("Agreements", journeys.Count), ("Merchants", signed), ("idempotency", journeys.Sum(j => j.Keyed)),
        })
        {
            var found = await _rows.ValueAsync<int>(StoredRows.Merchants, $"""SELECT count(*) FROM "{table}" """);
            Assert.True(found == want, $"{table}: {found} rows, and {want} are acknowledged");
        }

        // An unanswered reveal may have happened or not; it has no key, so that sending it again is another one.
        var revealed = await _rows.ValueAsync<int>(StoredRows.Merchants, """SELECT count(*) FROM "audit" WHERE "Action" = 'Revealed'""");
        Assert.InRange(revealed, journeys.Count(j => j.IsRevealed), journeys.Sum(j => j.Reveals));
    }

    /// <summary>Fails unless the rows keep every rule.</summary>
    public async Task AssertRulesAsync()
    {
        foreach (var (rule, breaches) in Rules.All)
        {
            var found = await _rows.ValueAsync<long>(StoredRows.Merchants, breaches);
            Assert.True(found == 0, $"{rule}: broken {found} times");
        }

        if (host.Postgres is not null)
            return;
        foreach (var module in Modules)
        {
            Assert.Equal("ok", await _rows.ValueAsync<string>(module, "PRAGMA integrity_check"));
            Assert.Empty(await _rows.ColumnAsync(module, "PRAGMA foreign_key_check"));
        }
    }

    /// <summary>Fails unless every version has its file, whole, and the sweep leaves no other.</summary>
    private async Task AssertFilesAsync()
    {
        var folder = Path.Combine(host.DataPath, "files");
        var store = new FileStore(folder, FileKeys.Parse(await File.ReadAllTextAsync(Path.Combine(host.DataPath, "development-file-keys.txt"))), TimeProvider.System, NullLogger<FileStore>.Instance);
        var referred = (await _rows.ColumnAsync(StoredRows.Merchants, """SELECT DISTINCT "Sha256" FROM "DocumentVersions" """)).Cast<string>().ToList();
        foreach (var sha256 in referred)
            await store.CheckAsync(sha256, default);
        // The sweep spares what is young.
        foreach (var file in StoredIn(folder))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        Assert.Equal("SUCCEEDED", (await host.RunJobAsync("files.sweep-orphans")).GetProperty("state").GetString());
        Assert.Equal(referred.Count, StoredIn(folder).Count);
        Assert.All(referred, sha256 => Assert.True(store.Contains(sha256)));
    }

    private static List<string> StoredIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetRelativePath(folder, f) is not ("lock" or "referrers" or "kept"))];

    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (!await isSo())
        {
            if (limit.IsCancellationRequested)
                Assert.Fail(otherwise());
            await Task.Delay(50);
        }
    }
}
