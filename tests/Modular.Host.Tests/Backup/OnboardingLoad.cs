using System.Collections.Concurrent;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Backup;

/// <summary>Clients that apply and hand in papers until they are told to stop, and note what was acknowledged.</summary>
internal sealed class OnboardingLoad : IAsyncDisposable
{
    private const int Clients = 6;

    /// <summary>After so many it pauses: a slow machine is not to drown in what the test makes.</summary>
    private const int Most = 400;

    private readonly ConcurrentDictionary<string, byte[]> _papers = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly EndToEndHost _host;
    private readonly Task[] _clients;
    private int _number;

    /// <summary>Begins.</summary>
    /// <param name="host">Who is asked.</param>
    /// <param name="first">The number of the first application; no other load of the host has it or a later one.</param>
    public OnboardingLoad(EndToEndHost host, int first)
    {
        (_host, _number) = (host, first);
        _clients = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(RunAsync))];
    }

    /// <summary>The number that the next application will have.</summary>
    public int Next => Volatile.Read(ref _number);

    /// <summary>The acknowledged applications by their ids, with the paper that was handed in and acknowledged for each.</summary>
    public IReadOnlyDictionary<string, byte[]> Acknowledged => new Dictionary<string, byte[]>(_papers);

    /// <summary>Waits until so many were acknowledged.</summary>
    public async Task UntilAsync(int count)
    {
        while (_papers.Count < count)
        {
            if (_clients.FirstOrDefault(c => c.IsFaulted) is { } failed)
                await failed;
            await Task.Delay(5);
        }
    }

    /// <summary>Ends it once what is under way was answered; a client that was refused anything fails here.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _number);
            var applied = await _host.Story.ApplyAsync("uploader", MerchantStory.Application(number));
            var id = applied.GetProperty("application").GetProperty("id").GetString()!;
            var paper = PaperFiles.Pdf($"Licence {number} {new string('x', number % 5 * 40_000)}");
            var submitted = await _host.Story.SubmitAsync("uploader", id, "BUSINESS_LICENCE", paper);
            Assert.Equal(1, submitted.GetProperty("document").GetProperty("versionNumber").GetInt32());
            _papers[id] = paper;
            if (_papers.Count >= Most)
                await Task.Delay(Timeout.Infinite, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
