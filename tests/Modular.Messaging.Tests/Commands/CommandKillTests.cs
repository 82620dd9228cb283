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

    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_COMMAND_ROUNDS"), out var rounds) ? rounds : 1;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_COMMAND_SEED"), out var seed) ? seed : 20260302;

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_at_each_step(DatabaseKind on)
    {
        var random = new Random(Seed);
        var killed = Enum.GetValues<Step>().ToDictionary(s => s, _ => 0);
        for (var round = 0; round < Rounds; round++)
        {
            await using var crossing = await Crossing.OnAsync(on, OnHand);
            var steps = Enum.GetValues<Step>();
            random.Shuffle(steps);
            foreach (var step in steps)
                killed[step] += await RunUntilKilledAsync([.. crossing.Arguments, Text(random.Next()), step.ToString(), Text(random.Next(1, 6))]);

            // Started again, it serves callers until little is left, and sweeps.
            var traffic = new Traffic(await crossing.StartAsync(), random.Next());
            await traffic.RunAsync(TimeSpan.Zero);
            await crossing.SettleAsync();
            await crossing.AssertWholeAsync();
            var intentions = await crossing.IntentionsAsync();
            output.WriteLine($"{on} round {round}: {intentions.Count} commands, {intentions.Count(i => i.State == IntentionState.Kept)} kept, {intentions.Sum(i => i.Claims)} claims, {traffic.Refused} refused and {traffic.Expired} expired at the end");
        }

        output.WriteLine(string.Join(", ", killed.Select(k => $"{k.Key} {k.Value}")));
        Assert.All(killed, k => Assert.Equal(Rounds, k.Value));
    }

    /// <summary>1 where the process killed itself at the step.</summary>
    private static async Task<int> RunUntilKilledAsync(string[] arguments)
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
        return process.ExitCode == 137 ? 1 : 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
