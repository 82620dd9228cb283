using System.Collections.Concurrent;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Whoever sends a mutation again under its key after the host was killed gets what was done, once: whether it was acknowledged or not.</summary>
public sealed class IdempotentKillTests
{
    private const int Writers = 6;
    private const int Applications = 300;

    /// <summary>How often the host is killed, where it is not what the test says.</summary>
    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_KILL_ROUNDS"), out var rounds) ? rounds : null;

    [Theory]
    [OnSqlite(4)]
    [OnPostgres(2)]
    public async Task Killed_while_keyed_applications_are_made(DatabaseKind on, int rounds)
    {
        rounds = Asked ?? rounds;
        await using var host = await EndToEndHost.OnAsync(on);
        var random = new Random(20260202);
        for (var round = 0; round < rounds; round++)
        {
            var first = 10_000 + (round * Applications);
            var (acknowledged, unknown) = (new ConcurrentDictionary<int, Answered>(), new ConcurrentBag<int>());
            await host.Client.TokenAsync("merchant");
            var target = random.Next(5, 60);
            var reached = new TaskCompletionSource();
            var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                for (var i = first + writer; i < first + Applications; i += Writers)
                {
                    if (await TryAsync(host, i) is not { } answer)
                    {
                        unknown.Add(i);
                        return; // The host is gone.
                    }

                    acknowledged[i] = answer;
                    if (acknowledged.Count >= target)
                        reached.TrySetResult();
                }
            })).ToArray();
            await Task.WhenAny(reached.Task, Task.WhenAll(writers));
            await Task.Delay(random.Next(0, 5));
            await host.KillAsync();
            await Task.WhenAll(writers);
            await host.StartAsync();

            Assert.NotEmpty(unknown);
            foreach (var (number, answer) in acknowledged)
                Assert.Equal(IdIn(answer), IdIn((await TryAsync(host, number))!));
            foreach (var number in unknown)
            {
                var again = await TryAsync(host, number);
                Assert.Equal(IdIn(again!), IdIn((await TryAsync(host, number))!));
            }
        }
    }

    // An application that was made without its outcome would answer USCC_TAKEN, which has no id.
    private static string IdIn(Answered answer) =>
        answer.Json.GetProperty("data").GetProperty("applyAsMerchant").GetProperty("application").GetProperty("id").GetString()!;

    private static async Task<Answered?> TryAsync(EndToEndHost host, int number)
    {
        try
        {
            return await host.Client.SendKeyedAsync("merchant", $"apply-{number}", KeyedClient.Apply, new { input = MerchantStory.Application(number) });
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }
}
