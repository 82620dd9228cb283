using System.Text.Json;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tests;

/// <summary>The platform alone, in which the test lets things happen.</summary>
public abstract class PlatformTests : ModuleTests<PlatformModule>
{
    protected TestCaller Admin => Opened.CallerOf(DemoUsers.Admin);

    protected Task RaiseAsync(params IEvent[] events) => RaiseAsync(null, events);

    /// <summary>Lets events happen, caused by the caller; by the system unless said.</summary>
    protected async Task RaiseAsync(ICaller? by, params IEvent[] events)
    {
        await using var db = Opened.OpenDatabase<PlatformDb>(by);
        foreach (var raised in events)
            db.Raise(raised, Opened.Clock.Now);
        await db.SaveChangesAsync();
    }

    /// <summary>The only field of an answer without errors.</summary>
    protected async Task<JsonElement> PayloadAsync(TestCaller caller, string document, object? variables = null)
    {
        var answer = await Opened.ExecuteAsync(caller, document, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").EnumerateObject().Single().Value;
    }

    protected static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isSo)
    {
        var end = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var seen = await look();
            if (isSo(seen))
                return seen;
            if (DateTime.UtcNow > end)
                Assert.Fail($"It did not come about in 30 s: {(seen is IEnumerable<JsonElement> many ? string.Join('\n', many) : seen)}");
            await Task.Delay(20);
        }
    }
}
