using System.Diagnostics;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>PostgreSQL crashes under a running host: callers are told to wait, and once it is back the host goes on by itself with all that was acknowledged.</summary>
public sealed class DatabaseOutageTests
{
    [PostgresFact]
    public async Task A_crashed_database_costs_patience_and_nothing_acknowledged()
    {
        await using var cluster = await PostgresCluster.StartAsync(isDurable: true);
        await using var host = await EndToEndHost.OverAsync(await cluster.Server.CreateDatabaseAsync());
        // Several connections are idle in the pool when the server goes.
        var made = await Task.WhenAll(Enumerable.Range(500, 10).Select(ApplyAsync));

        await cluster.CrashServerAsync();
        AssertUnavailable(await host.Client.SendAsync("admin", "{ merchantApplications { totalCount } }"));
        AssertUnavailable(await host.Client.SendAsync("uploader", "mutation($input: ApplyAsMerchantInput!) { applyAsMerchant(input: $input) { application { id } } }", new { input = MerchantStory.Application(600) }));
        await cluster.StartServerAsync();

        var patience = Stopwatch.StartNew();
        JsonElement read;
        while ((read = await host.Client.SendAsync("admin", "{ merchantApplications { totalCount } }")).TryGetProperty("errors", out _))
        {
            AssertUnavailable(read);
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), $"The host has not come back: {read}");
        }

        Assert.Equal(made.Length, read.GetProperty("data").GetProperty("merchantApplications").GetProperty("totalCount").GetInt32());
        await Task.WhenAll(Enumerable.Range(700, 10).Select(ApplyAsync));

        async Task<string> ApplyAsync(int number) =>
            (await host.Story.ApplyAsync("uploader", MerchantStory.Application(number))).GetProperty("application").GetProperty("id").GetString()!;
    }

    private static void AssertUnavailable(JsonElement answer)
    {
        var error = answer.GetProperty("errors")[0];
        Assert.True(error.GetProperty("extensions").GetProperty("code").GetString() == "UNAVAILABLE", error.ToString());
        Assert.True(error.GetProperty("extensions").GetProperty("retryable").GetBoolean());
        Assert.True(error.GetProperty("extensions").TryGetProperty("correlationId", out _));
    }
}
