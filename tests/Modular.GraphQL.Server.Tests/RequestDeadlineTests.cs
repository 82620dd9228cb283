using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.Tests;

/// <summary>A deadline serves one request after the other with one timer: none is cut by the time of another.</summary>
public sealed class RequestDeadlineTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_later_request_is_not_cut_when_the_time_of_an_earlier_one_is_over()
    {
        using var deadline = new RequestDeadline();
        deadline.Start(Short, default);
        Assert.True(deadline.TryReset());
        deadline.Start(Long, default);
        await Task.Delay(10 * Short);
        Assert.False(deadline.IsOver);
        Assert.True(deadline.TryReset());
    }

    [Fact]
    public async Task A_later_request_with_less_time_ends_before_the_time_of_an_earlier_one_is_over()
    {
        using var deadline = new RequestDeadline();
        deadline.Start(Long, default);
        deadline.TryReset();
        deadline.Start(Short, default);
        await EndOf(deadline.Token);
    }

    [Fact]
    public async Task The_time_begins_anew_for_each_request_and_is_over_in_the_end()
    {
        using var deadline = new RequestDeadline();
        for (var request = 0; request < 20; request++)
        {
            deadline.Start(TimeSpan.FromSeconds(2), default);
            await Task.Delay(Short / 5);
            Assert.True(deadline.TryReset());
        }

        deadline.Start(Short, default);
        await EndOf(deadline.Token);
        Assert.False(deadline.TryReset());
    }

    [Fact]
    public async Task Time_that_was_over_before_it_began_ends_at_once_and_a_client_that_goes_away_ends_it_too()
    {
        using var late = new RequestDeadline();
        late.Start(TimeSpan.Zero, default);
        await EndOf(late.Token);
        using var left = new RequestDeadline();
        using var client = new CancellationTokenSource();
        left.Start(Long, client.Token);
        await client.CancelAsync();
        Assert.True(left.IsOver);
        Assert.False(left.TryReset());
    }

    private static async Task EndOf(CancellationToken token) =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(30), token));
}
