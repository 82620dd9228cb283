using System.Collections.Concurrent;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>An acknowledged application survives a killed process, and no half one is ever there.</summary>
public sealed class KillTests
{
    private const int Applications = 200;

    /// <summary>How often the host is killed, where it is not what the test says.</summary>
    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_KILL_ROUNDS"), out var rounds) ? rounds : null;

    [Theory]
    [OnSqlite(20)]
    [OnPostgres(5)]
    public async Task Killed_while_applications_are_made(DatabaseKind on, int rounds)
    {
        rounds = Asked ?? rounds;
        await using var host = await EndToEndHost.OnAsync(on);
        var acknowledged = new ConcurrentDictionary<string, string>();
        var random = new Random(20260131);
        var number = 10_000;
        for (var round = 0; round < rounds; round++)
        {
            var first = number;
            number += Applications;
            using var stop = new CancellationTokenSource();
            await host.Client.TokenAsync("uploader");
            var target = random.Next(1, Applications - 10);
            var answered = 0;
            var reached = new TaskCompletionSource();
            var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
            {
                for (var i = first + writer; i < first + Applications && !stop.IsCancellationRequested; i += 8)
                {
                    if (await TryApplyAsync(host, i) is not { } id)
                        return; // The host is gone.
                    acknowledged[id] = ChinaCodes.Uscc(i);
                    if (Interlocked.Increment(ref answered) == target)
                        reached.TrySetResult();
                }
            })).ToArray();
            await Task.WhenAny(reached.Task, Task.WhenAll(writers));
            await Task.Delay(random.Next(0, 5));
            await host.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
            await host.StartAsync();
        }

        await AssertEveryAcknowledgedOneIsThereAndWhole(host, acknowledged);
        Assert.True(acknowledged.Count > rounds, $"Only {acknowledged.Count} applications were acknowledged; the test tried too little.");
    }

    private static async Task<string?> TryApplyAsync(EndToEndHost host, int number)
    {
        try
        {
            var payload = await host.Story.ApplyAsync("uploader", MerchantStory.Application(number));
            return payload.GetProperty("application").GetProperty("id").GetString();
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static async Task AssertEveryAcknowledgedOneIsThereAndWhole(EndToEndHost host, ConcurrentDictionary<string, string> acknowledged)
    {
        var found = new Dictionary<string, string>();
        string? after = null;
        do
        {
            var page = (await host.Client.DataAsync(
                "admin",
                "query($after: String) { merchantApplications(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id uscc status legalName legalRepresentative { name idCard } contact { name phone } history { nodes { to } } } } }",
                new { after })).GetProperty("merchantApplications");
            foreach (var application in page.GetProperty("nodes").EnumerateArray())
            {
                // A whole one has all its parts and the two steps that made it.
                Assert.Equal(["DRAFT", "SUBMITTED"], application.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(s => s.GetProperty("to").GetString()));
                Assert.Equal("李文博", application.GetProperty("legalRepresentative").GetProperty("name").GetString());
                Assert.False(string.IsNullOrEmpty(application.GetProperty("contact").GetProperty("phone").GetString()));
                found.Add(application.GetProperty("id").GetString()!, application.GetProperty("uscc").GetString()!);
            }

            var info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        Assert.All(acknowledged, a => Assert.Equal(a.Value, found.GetValueOrDefault(a.Key)));
    }
}
