using Modular.Host.Modules;
using Modular.Persistence;

namespace Modular.Host;

/// <summary>What can be done with the data.</summary>
/// <param name="Unreachable">The modules whose rows cannot be read.</param>
/// <param name="ReadOnly">Whether the data folder takes nothing: its disk is full, or may not be written to. Reading goes on.</param>
internal sealed record StorageState(IReadOnlyList<string> Unreachable, bool ReadOnly);

/// <summary>Asks the databases and the data folder what can be done with them: at most once a second, however many ask.</summary>
internal sealed class StorageHealth(string dataPath, IEnumerable<IStorageProbe> probes, ModuleCatalog modules, TimeProvider clock)
{
    /// <summary>As much as any file system hands out at least.</summary>
    private const int ProbeLength = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private (Task<StorageState> State, long At)? _last;

    /// <summary>What they say; at most a second old.</summary>
    public Task<StorageState> LookAsync()
    {
        lock (_gate)
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) > Kept)
                _last = last = (AskAsync(), clock.GetTimestamp());
            return last.State;
        }
    }

    private async Task<StorageState> AskAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var answers = await Task.WhenAll(probes.Where(p => !modules.Broken.Contains(p.Module)).Select(async p => (p.Module, CanRead: await p.CanReadAsync(limit.Token))));
        return new([.. answers.Where(a => !a.CanRead).Select(a => a.Module)], !CanWrite());
    }

    private bool CanWrite()
    {
        var probe = Path.Combine(dataPath, $".health-{Guid.NewGuid():N}");
        try
        {
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            file.Write(new byte[ProbeLength]);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
