namespace Modular.Benchmarks.Orders;

/// <summary>So many who do the same at once, each again and again until the time is over.</summary>
internal static class ClientLoop
{
    /// <summary>Gives how often it was done by all.</summary>
    /// <param name="clients">How many do it.</param>
    /// <param name="time">For how long; what was begun is ended.</param>
    /// <param name="once">Does it once: the client's number and how often that client has done it before.</param>
    public static async Task<int> RunAsync(int clients, TimeSpan time, Func<int, int, Task> once)
    {
        using var end = new CancellationTokenSource(time);
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(async () =>
        {
            var done = 0;
            for (; !end.IsCancellationRequested; done++)
                await once(number, done);
            return done;
        })));
        return counts.Sum();
    }
}
