using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Backup;

/// <summary>A backup that is made while the host works holds all that was acknowledged before it began, and nothing half (ACC-05).</summary>
public sealed class BackupUnderLoadTests
{
    /// <summary>How many backups are made and restored, where it is not what the test says.</summary>
    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_BACKUP_ROUNDS"), out var rounds) ? rounds : null;

    [Theory]
    [OnSqlite(1)]
    [OnPostgres(1)]
    public async Task What_was_acknowledged_before_is_restored_whole_and_the_work_goes_on(DatabaseKind on, int rounds)
    {
        rounds = Asked ?? rounds;
        var random = new Random(20260401);
        await using var host = await EndToEndHost.OnAsync(on);
        using var backups = new TemporaryFolder("backups");
        var acknowledged = new Dictionary<string, byte[]>();
        var next = 10_000;
        for (var round = 0; round < rounds; round++)
        {
            await using var load = new OnboardingLoad(host, next);
            await load.UntilAsync(random.Next(5, 60));
            foreach (var (id, paper) in load.Acknowledged)
                acknowledged[id] = paper;
            await host.BackUpAsync(backups.In($"{round}"));
            await load.StopAsync();
            next = load.Next;

            await using var restored = await host.RestoreAsync(backups.In($"{round}"));
            await restored.StartAsync();
            var found = await AssertHoldsAsync(restored, acknowledged);
            await AssertGoesOnAsync(restored, found, 90_000);
            foreach (var (id, paper) in load.Acknowledged)
                acknowledged[id] = paper; // The next backup holds the rest as well.
            Assert.True(load.Acknowledged.Count > 0);
        }
    }

    /// <summary>Every acknowledged application and its paper; of the others, only whole ones.</summary>
    private static async Task<int> AssertHoldsAsync(EndToEndHost restored, Dictionary<string, byte[]> acknowledged)
    {
        const string fields = "id history { nodes { to } } documents { status currentVersion { length downloadUrl } }";
        var missing = acknowledged.Keys.ToHashSet();
        var count = 0;
        await foreach (var application in restored.Client.AllApplicationsAsync(fields))
        {
            count++;
            var id = application.GetProperty("id").GetString()!;
            Assert.Equal(["DRAFT", "SUBMITTED"], application.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(s => s.GetProperty("to").GetString()).Take(2));
            var papers = new List<byte[]>();
            foreach (var document in application.GetProperty("documents").EnumerateArray())
                papers.Add(await restored.Client.Http.GetByteArrayAsync(new Uri(LinkTo(document), UriKind.Relative)));
            if (!missing.Remove(id))
                continue;
            Assert.Equal(acknowledged[id], Assert.Single(papers));
        }

        Assert.Empty(missing);
        // Each application has told of itself once, and nothing else has happened.
        Assert.Equal((count, count), await restored.EventsAsync());
        foreach (var module in new[] { "Merchants", "Platform" })
        {
            var audit = await restored.VerifyAuditAsync(module);
            Assert.True(audit.GetProperty("isValid").GetBoolean(), audit.ToString());
        }

        return count;
    }

    private static async Task AssertGoesOnAsync(EndToEndHost restored, int before, int number)
    {
        var applied = await restored.Story.ApplyAsync("uploader", MerchantStory.Application(number));
        await restored.Story.SubmitAsync("uploader", applied.GetProperty("application").GetProperty("id").GetString()!, "BUSINESS_LICENCE", PaperFiles.Pdf("After the restore"));
        Assert.True((await restored.VerifyAuditAsync("Merchants")).GetProperty("isValid").GetBoolean());
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (await restored.EventsAsync() is var events && events != (before + 1, before + 1))
            await Task.Delay(50, limit.Token);
    }

    private static string LinkTo(JsonElement document) => document.GetProperty("currentVersion").GetProperty("downloadUrl").GetString()!;
}
