using System.Diagnostics;
using System.Globalization;
using Depot;
using Desk;

// Orders until it kills itself when a step is passed for so manieth time: folder, connection or -, seed, step, passes.
var step = new KillAt(Enum.Parse<Step>(args[3]), int.Parse(args[4], CultureInfo.InvariantCulture));
await using var modules = new TwoModules(args[0], args[1] == "-" ? null : args[1], step, Traffic.Settings);
await modules.StartAsync();
await new Traffic(modules, int.Parse(args[2], CultureInfo.InvariantCulture)).RunAsync(TimeSpan.FromSeconds(3));
await Console.Out.WriteLineAsync("The step was not reached.");
return 1;

internal sealed class KillAt(Step at, int passes) : IStep
{
    private int _passed;

    public async Task AtAsync(Step step)
    {
        if (step != at || Interlocked.Increment(ref _passed) != passes)
            return;
        // SIGKILL: no handler runs, nothing is flushed.
        Process.GetCurrentProcess().Kill();
        await Task.Delay(Timeout.Infinite);
    }
}
