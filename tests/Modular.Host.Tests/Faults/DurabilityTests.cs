using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Faults;

/// <summary>
/// A killed process proves nothing about a cut of power: what is acknowledged must be on the disk before the answer goes out. So the flushes are counted, between the
/// request's arrival and its answer. The settings that they rest on are held by Merchants' tests of each connection's pragmas.
/// </summary>
public sealed class DurabilityTests
{
    private const int Applications = 10;

    [StraceFact]
    public async Task Nothing_is_acknowledged_before_it_is_flushed()
    {
        await using var host = await EndToEndHost.OnAsync(DatabaseKind.Sqlite);
        // Warm, so that what happens once is over. No keys: the bytes that are kept for a repeat are written after the answer.
        var first = await ApplyAsync(host, 900);
        await SubmitAsync(host, first, 900);
        await using var watching = await SystemCalls.OfAsync(host.ProcessId);
        for (var i = 1; i <= Applications; i++)
        {
            var id = await ApplyAsync(host, i);
            await SubmitAsync(host, id, i);
        }

        var exchanges = Exchanges(await watching.EndAsync());
        Assert.Equal(2 * Applications, exchanges.Count);
        Assert.All(exchanges, AssertLogIsFlushed);
        Assert.All(exchanges.Where((_, i) => i % 2 == 1), AssertFileIsFlushedBeforeItsRow);
    }

    [PostgresFact]
    public async Task Production_refuses_a_server_that_acknowledges_before_it_has_flushed()
    {
        await using var cluster = await PostgresCluster.StartAsync(isDurable: true);
        await using var database = await cluster.Server.CreateDatabaseAsync();
        using var data = new TemporaryFolder();
        string[] settings = ["--Database:Provider=Postgres", $"--ConnectionStrings:Postgres={database.ConnectionString}"];
        await using (var migrate = HostProcess.Run("Production", data.Path, ["migrate", .. settings]))
            Assert.Equal(0, await migrate.ExitAsync());
        settings = [.. settings, .. ProductionKeys.MakeIn(data)];

        foreach (var (weak, setting) in new[] { (database.ConnectionString + ";Options=-c synchronous_commit=off", "synchronous_commit=off"), (database.ConnectionString, null) })
        {
            await using var host = HostProcess.Start("Production", data.Path, [.. settings, $"--ConnectionStrings:Postgres={weak}"]);
            if (setting is null)
            {
                using var ready = await host.ReadyAsync();
                continue;
            }

            Assert.Equal(1, await host.ExitAsync());
            Assert.Contains($"PostgreSQL runs with {setting}", host.Errors, StringComparison.Ordinal);
        }
    }

    private static void AssertLogIsFlushed(IReadOnlyList<SystemCall> calls)
    {
        var written = Last(calls, c => c.IsWrite && c.IsOn("/Merchants.db-wal"));
        var flushed = Last(calls, c => c.IsSync && c.IsOn("/Merchants.db-wal"));
        Assert.True(written >= 0 && flushed > written, Told("The log was not flushed after it was written and before the answer", calls));
    }

    private static void AssertFileIsFlushedBeforeItsRow(IReadOnlyList<SystemCall> calls)
    {
        var named = Last(calls, c => c.IsRename && c.Text.Contains("/files/tmp/", StringComparison.Ordinal));
        Assert.True(named >= 0, Told("No file got its name", calls));
        // rename("…/files/tmp/NAME", "…/files/key-ID/xx/NAME")
        var (temporary, stored) = (calls[named].Text.Split('"')[1], calls[named].Text.Split('"')[3]);
        var written = Last(calls, c => c.IsWrite && c.IsOn(temporary));
        var flushed = Last(calls, c => c.IsSync && c.IsOn(temporary));
        var folder = Last(calls, c => c.IsSync && c.IsOn(Path.GetDirectoryName(stored)!));
        var row = Last(calls, c => c.IsWrite && c.IsOn("/Merchants.db-wal"));
        Assert.True(written >= 0 && written < flushed && flushed < named && named < folder && folder < row,
            Told($"Write {written}, flush {flushed}, rename {named}, flush of the folder {folder} and row {row} are not in this order", calls));
    }

    /// <summary>What happened from each request's arrival until its answer began to be sent; one follows the other.</summary>
    private static List<IReadOnlyList<SystemCall>> Exchanges(IReadOnlyList<SystemCall> calls)
    {
        var exchanges = new List<IReadOnlyList<SystemCall>>();
        for (var begin = 0; (begin = IndexOf(calls, c => c.IsRequest, begin)) >= 0;)
        {
            var end = IndexOf(calls, c => c.IsAnswer, begin);
            Assert.True(end > begin, "A request was not answered.");
            exchanges.Add([.. calls.Skip(begin).Take(end - begin)]);
            begin = end;
        }

        return exchanges;
    }

    private static int IndexOf(IReadOnlyList<SystemCall> calls, Func<SystemCall, bool> isIt, int from)
    {
        for (var i = from; i < calls.Count; i++)
        {
            if (isIt(calls[i]))
                return i;
        }

        return -1;
    }

    private static int Last(IReadOnlyList<SystemCall> calls, Predicate<SystemCall> isIt) => calls.ToList().FindLastIndex(isIt);

    private static string Told(string problem, IEnumerable<SystemCall> calls) =>
        $"{problem}:\n{string.Join('\n', calls.Where(c => c.Name is not "read").Select(c => $"{c.Name}{c.Text}"))}";

    private static async Task<string> ApplyAsync(EndToEndHost host, int number) =>
        (await host.Story.ApplyAsync("uploader", MerchantStory.Application(number))).GetProperty("application").GetProperty("id").GetString()!;

    private static async Task SubmitAsync(EndToEndHost host, string application, int number)
    {
        var payload = await host.Story.SubmitAsync("uploader", application, "BUSINESS_LICENCE", PaperFiles.Pdf($"Licence {number}"));
        Assert.Equal("FIRST_REVIEW", payload.GetProperty("document").GetProperty("status").GetString());
    }
}
