using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>A source of numbered events that knows who reads it.</summary>
public sealed class Feed
{
    private int _open;
    private int _produced;

    /// <summary>How many streams are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many events were made.</summary>
    public int Produced => Volatile.Read(ref _produced);

    /// <summary>One object that each stream holds on to for as long as anything holds on to it.</summary>
    public ConcurrentQueue<WeakReference> Held { get; } = new();

    public async IAsyncEnumerable<Tick> ReadAsync(int after, int count, int size, bool wait, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = new object();
        Held.Enqueue(new WeakReference(held));
        Interlocked.Increment(ref _open);
        try
        {
            for (var i = after + 1; i <= after + count; i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                Interlocked.Increment(ref _produced);
                yield return new Tick(i, new string('x', size));
            }

            if (wait)
                await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            GC.KeepAlive(held);
        }
    }

    /// <summary>Waits until no stream is open.</summary>
    public async Task ClosedAsync(double seconds = 5)
    {
        for (var until = DateTime.UtcNow.AddSeconds(seconds); Open > 0; await Task.Delay(5))
            Assert.True(DateTime.UtcNow < until, $"{Open} streams are still open.");
    }
}

/// <summary>An event.</summary>
public sealed record Tick(int Number, string Text) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => $"e-{Number}";
}

[QueryType]
internal static class FeedQueries
{
    public static string Hello(string name) => $"Hello {name}";

    public static async Task<string> GetSlow(int milliseconds, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return "late";
    }

    public static int GetOpen(Feed feed) => feed.Open;

    public static string? WhoAmI(RequestContext request) => request.User.Identity?.Name;
}

[MutationType]
internal static class FeedMutations
{
    public static int Bump(int by) => by + 1;
}

[SubscriptionType]
internal static class FeedSubscriptions
{
    [Subscribe(With = nameof(SubscribeToTicks))]
    public static Tick OnTick([EventMessage] Tick tick) => tick;

    public static IAsyncEnumerable<Tick> SubscribeToTicks(Feed feed, RequestContext request, CancellationToken cancellationToken, int count = int.MaxValue, int size = 1, bool wait = false) =>
        feed.ReadAsync(request.LastEventId is { } last ? int.Parse(last[2..], System.Globalization.CultureInfo.InvariantCulture) : 0, count, size, wait, cancellationToken);

    [Authorize("feed:read")]
    [Subscribe(With = nameof(SubscribeToSlowTicks))]
    public static Tick OnGuarded([EventMessage] Tick tick) => tick;

    public static async IAsyncEnumerable<Tick> SubscribeToSlowTicks(Feed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var tick in feed.ReadAsync(0, int.MaxValue, 1, false, cancellationToken))
        {
            yield return tick;
            await Task.Delay(20, cancellationToken);
        }
    }

    public static async IAsyncEnumerable<int> OnBroken([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return 1;
        await Task.Delay(1, cancellationToken);
        throw new InvalidOperationException("secret of the inside");
    }
}
