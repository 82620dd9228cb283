using System.Diagnostics;
using System.Globalization;
using Depot;
using Desk;
using Xunit.Abstractions;

namespace Modular.Messaging.Tests.Commands;

/// <summary>A process that dies between any two steps of a command leaves nothing half done, once another one has swept (design §6).</summary>
public sealed class CommandKillTests(ITestOutputHelper output)
{
    private const int OnHand = 60;

    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_COMMAND_ROUNDS"), out var rounds) ? rounds : null;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_COMMAND_SEED"), out var seed) ? seed : 20260302;

    /// <param name="on">The database.</param>
    /// <param name="kills">How many of the steps a round takes, where the scale does not ask for all.</param>
    [Theory]
    [OnSqlite(7)]
    [OnPostgres(4)]
    public async Task Killed_at_each_step(DatabaseKind on, int kills)
    {
        var (rounds, killedAt) = (Asked ?? 1, 0);
        var random = new Random(Seed);
        var notReached = new List<Step>();
        for (var round = 0; round < rounds; round++)
        {
            await using var crossing = await Crossing.OnAsync(on, OnHand);
            var steps = Enum.GetValues<Step>();
            random.Shuffle(steps);
            foreach (var step in steps.Take(Asked is null ? kills : steps.Length))
            {
                if (!await IsKilledAsync([.. crossing.Arguments, Text(random.Next()), step.ToString(), Text(random.Next(1, 6))]))
                    notReached.Add(step);
                killedAt++;
            }

            // Started again, it serves callers until little is left, and sweeps.
            var traffic = new Traffic(await crossing.StartAsync(), random.Next());
            await traffic.RunAsync(TimeSpan.Zero);
            await crossing.SettleAsync();
            await crossing.AssertWholeAsync();
            var intentions = await crossing.IntentionsAsync();
            output.WriteLine($"{on} round {round}: {intentions.Count} commands, {intentions.Count(i => i.State == IntentionState.Kept)} kept, {intentions.Sum(i => i.Claims)} claims, {traffic.Refused} refused and {traffic.Expired} expired at the end");
        }

        output.WriteLine($"{killedAt} kills, not reached {string.Join(", ", notReached)}");
        Assert.InRange(notReached.Count, 0, killedAt / 20);
    }

    /// <summary>Runs a process; whether it killed itself at the step, or all was done before.</summary>
    private static async Task<bool> IsKilledAsync(string[] arguments)
    {
        var folder = RepositoryFolder.OutputOf("tests/Crossing/Desk");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "Desk.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var (told, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Reading.Limit);
        Assert.True(process.ExitCode is 137 or 1 && (await errors).Length == 0, $"{process.ExitCode} {await told} {await errors}");
        return process.ExitCode == 137;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
