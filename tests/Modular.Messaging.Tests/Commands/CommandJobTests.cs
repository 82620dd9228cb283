namespace Modular.Messaging.Tests.Commands;

/// <summary>A module whose database is away keeps no other from taking back what is overdue.</summary>
public sealed class CommandJobTests
{
    [Fact]
    public async Task Modules_behind_one_that_fails_have_their_turn_and_the_run_has_failed()
    {
        List<string> reached = [];
        var failure = await Assert.ThrowsAsync<AggregateException>(() => EachModule.RunAsync(
            ["Catalogue", "Orders", "Risk"],
            module =>
            {
                reached.Add(module);
                return module == "Risk" ? Task.CompletedTask : Task.FromException(new TimeoutException(module));
            },
            default));
        Assert.Equal(["Catalogue", "Orders", "Risk"], reached);
        Assert.Equal(["Catalogue", "Orders"], failure.InnerExceptions.Select(e => e.Message));
    }

    [Fact]
    public async Task The_end_of_the_process_is_the_end_of_the_run()
    {
        using var stopping = new CancellationTokenSource();
        List<int> reached = [];
        await Assert.ThrowsAsync<OperationCanceledException>(() => EachModule.RunAsync(
            [1, 2],
            async module =>
            {
                reached.Add(module);
                await stopping.CancelAsync();
                stopping.Token.ThrowIfCancellationRequested();
            },
            stopping.Token));
        Assert.Equal([1], reached);
    }
}
