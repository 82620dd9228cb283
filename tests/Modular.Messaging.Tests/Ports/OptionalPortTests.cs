using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Messaging.Tests.Ports;

/// <summary>A port that need not be answered never stops whoever asks (design §6: absent or late, a configured verdict applies).</summary>
public sealed class OptionalPortTests
{
    public enum Verdict
    {
        Pass,
        Hold,
        Reject,
    }

    public interface IScreening
    {
        Task<Verdict> ScreenAsync(string order, CancellationToken cancellationToken);
    }

    public static TheoryData<string, string?, Verdict, VerdictSource> Cases => new()
    {
        { "sound", null, Verdict.Pass, VerdictSource.Answered },
        { "wait", null, Verdict.Hold, VerdictSource.Late },
        { "block", null, Verdict.Hold, VerdictSource.Late },
        { "stubborn", null, Verdict.Hold, VerdictSource.Late },
        { "throw", null, Verdict.Hold, VerdictSource.Failed },
        // A time limit of the port's own is a failure of its own.
        { "timeout", null, Verdict.Hold, VerdictSource.Failed },
        { "throw", "reject", Verdict.Reject, VerdictSource.Failed },
        { "", null, Verdict.Hold, VerdictSource.Absent },
        { "", "Pass", Verdict.Pass, VerdictSource.Absent },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task The_verdict_comes_in_time_from_whom_it_can(string order, string? otherwise, Verdict expected, VerdictSource source)
    {
        var screening = new Screening();
        await using var services = Services(order.Length == 0 ? null : screening, otherwise, source == VerdictSource.Late ? "00:00:00.300" : "00:00:30");
        var port = services.GetRequiredService<OptionalPort<IScreening, Verdict>>();

        var asked = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(new(expected, source), await port.AskAsync((p, stop) => p.ScreenAsync(order, stop), default));

        Assert.InRange(asked.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        if (order == "wait")
            await screening.Stopped.Task.WaitAsync(Reading.Limit);
        screening.End.Set();
    }

    /// <summary>Where nobody is there, nothing is lost by going on; who is there and does not say is another matter.</summary>
    [Theory]
    [InlineData("", null, null, Verdict.Pass)]
    [InlineData("throw", null, null, Verdict.Hold)]
    [InlineData("wait", null, null, Verdict.Hold)]
    [InlineData("throw", "Reject", null, Verdict.Hold)]
    [InlineData("throw", null, "Reject", Verdict.Reject)]
    [InlineData("", null, "Reject", Verdict.Pass)]
    public async Task Who_is_late_or_fails_may_count_as_another_verdict_than_nobody(string order, string? otherwise, string? unanswered, Verdict expected)
    {
        var screening = new Screening();
        await using var services = Services(order.Length == 0 ? null : screening, otherwise, order == "wait" ? "00:00:00.300" : "00:00:30", unanswered, Verdict.Pass, Verdict.Hold);
        Assert.Equal(expected, (await services.GetRequiredService<OptionalPort<IScreening, Verdict>>().AskAsync((p, stop) => p.ScreenAsync(order, stop), default)).Verdict);
        Assert.Equal("Screening:Unanswered is 'Perhaps'; write one of Pass, Hold, Reject.", Assert.Throws<InvalidOperationException>(() => Services(null, null, "00:00:01", "Perhaps")).Message);
    }

    [Fact]
    public async Task Who_stops_asking_gets_no_verdict()
    {
        using var stop = new CancellationTokenSource(50);
        await using var services = Services(new Screening(), null, "00:00:30");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            services.GetRequiredService<OptionalPort<IScreening, Verdict>>().AskAsync((p, s) => p.ScreenAsync("wait", s), stop.Token));
    }

    [Theory]
    [InlineData("Perhaps", "00:00:01", "Screening:Otherwise is 'Perhaps'; write one of Pass, Hold, Reject.")]
    [InlineData("7", "00:00:01", "Screening:Otherwise is '7'; write one of Pass, Hold, Reject.")]
    [InlineData("Hold", "00:00:00", "Screening:Within is '00:00:00'; write a time above zero and up to 00:00:30, as 00:00:02.")]
    [InlineData("Hold", "soon", "Screening:Within is 'soon'; write a time above zero and up to 00:00:30, as 00:00:02.")]
    public void Wrong_settings_end_the_start(string otherwise, string within, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Services(null, otherwise, within)).Message);

    private static ServiceProvider Services(
        Screening? screening, string? otherwise, string within, string? unanswered = null, Verdict absent = Verdict.Hold, Verdict? late = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Screening:Within"] = within, ["Screening:Otherwise"] = otherwise, ["Screening:Unanswered"] = unanswered,
        }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<ISystemScopes, Scopes>().AddSingleton(TimeProvider.System);
        if (screening is not null)
            services.AddSingleton<IScreening>(screening);
        return services.AddOptionalPort<IScreening, Verdict>(settings.GetSection("Screening"), absent, late).BuildServiceProvider();
    }

    private sealed class Scopes(IServiceScopeFactory scopes) : ISystemScopes
    {
        public AsyncServiceScope Open() => scopes.CreateAsyncScope();
    }

    private sealed class Screening : IScreening
    {
        public TaskCompletionSource Stopped { get; } = new();

        public ManualResetEventSlim End { get; } = new();

        public async Task<Verdict> ScreenAsync(string order, CancellationToken cancellationToken)
        {
            switch (order)
            {
                case "wait":
                    await using (cancellationToken.Register(() => Stopped.TrySetResult()))
                        await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
                case "block":
                    End.Wait(Longest.Wait, CancellationToken.None);
                    break;
                case "stubborn":
                    await Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None);
                    throw new InvalidOperationException("Nobody waits any more.");
                case "throw":
                    throw new InvalidOperationException("It is broken.");
                case "timeout":
                    throw new TimeoutException("Its database is slow.");
            }

            return Verdict.Pass;
        }
    }
}
