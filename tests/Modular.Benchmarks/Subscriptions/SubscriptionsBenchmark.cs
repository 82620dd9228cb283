namespace Modular.Benchmarks.Subscriptions;

/// <summary>What subscriptions to orders cost while nothing happens, and whether those who do not read what they have subscribed to slow the others.</summary>
internal static class SubscriptionsBenchmark
{
    /// <summary>Makes the measurements.</summary>
    public static async Task<int> RunAsync(SubscriptionsOptions options, TextWriter output)
    {
        if (options.Only != "stalled")
            await new IdleMeasurement(options, output).RunAsync();
        if (options.Only != "idle")
            await new StallMeasurement(options, output).RunAsync();
        return 0;
    }
}
