using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence.Tests.Files;

/// <summary>Files without a row go in time; a file that has a row, or is about to get one, never does.</summary>
public sealed class OrphanSweepTests : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly DateTime LongAgo = DateTime.UtcNow.AddDays(-2);

    private readonly StoreFolder _folder = new();
    private readonly Rows _rows = new("Papers");

    [Fact]
    public async Task Old_files_go_that_no_module_refers_to()
    {
        var (kept, alsoKept) = (await _folder.SaveAsync([1]), await _folder.SaveAsync([2]));
        var orphan = await _folder.SaveAsync([3]);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "tmp", "left"), "by a crash");
        MakeOld();
        var young = await _folder.SaveAsync([4]);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "tmp", "young"), "being written");
        _rows.Add(kept.Sha256);
        var other = new Rows("Photos");
        other.Add(alsoKept.Sha256);

        Assert.Equal(new(1, 1), await SweepAsync(_rows, other));

        Assert.Equal((true, true, true, false), (Has(kept), Has(alsoKept), Has(young), Has(orphan)));
        Assert.Equal("young", Path.GetFileName(Assert.Single(_folder.Temporary)));
        Assert.Equal(new(0, 0), await SweepAsync(_rows, other));
    }

    [Fact]
    public async Task Nothing_goes_while_a_module_is_away_that_referred_to_files_before()
    {
        var (kept, theirs) = (await _folder.SaveAsync([1]), await _folder.SaveAsync([2]));
        _rows.Add(kept.Sha256);
        MakeOld();
        var other = new Rows("Photos");
        other.Add(theirs.Sha256);
        await SweepAsync(_rows, other);

        Assert.Equal(new(0, 0), await SweepAsync(_rows));

        Assert.True(Has(theirs));
        Assert.Contains(_folder.Log, l => l.Level == LogLevel.Warning && l.Text.Contains("Photos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_goes_while_backups_copy_the_files()
    {
        var (kept, orphan) = (await _folder.SaveAsync([1]), await _folder.SaveAsync([2]));
        _rows.Add(kept.Sha256);
        MakeOld();

        await using (await _folder.Store.Folder.KeepAllAsync(default))
        await using (await _folder.Store.Folder.KeepAllAsync(default))
            Assert.Equal((new(0, 0), true), (await SweepAsync(_rows), Has(orphan)));

        Assert.Equal((new(1, 0), false), (await SweepAsync(_rows), Has(orphan)));
    }

    [Fact]
    public async Task Nothing_goes_where_no_file_at_all_is_referred_to_or_a_file_is_damaged()
    {
        var stored = await _folder.SaveAsync([1]);
        MakeOld();
        Assert.Equal(new(0, 0), await SweepAsync(_rows));
        Assert.Contains(_folder.Log, l => l.Level == LogLevel.Warning && l.Text.Contains("belong together", StringComparison.Ordinal));

        var kept = await _folder.SaveAsync([2]);
        _rows.Add(kept.Sha256);
        File.AppendAllText(_folder.Stored.Single(f => File.GetLastWriteTimeUtc(f) == LongAgo), "more");
        MakeOld();
        Assert.Equal(new(0, 0), await SweepAsync(_rows));
        Assert.Equal((true, true), (Has(kept), Has(stored)));
    }

    /// <summary>
    /// The worst case: each file is an old orphan already when it is handed in again, the sweep runs without a break, and each row comes
    /// only a moment after its file. Two stores stand for two processes.
    /// </summary>
    [Fact]
    public async Task A_file_whose_row_is_just_being_written_never_goes()
    {
        const int Files = 150;
        var anchor = await _folder.SaveAsync([0]);
        _rows.Add(anchor.Sha256);
        for (var i = 1; i <= Files; i++)
            await _folder.SaveAsync(BitConverter.GetBytes(i));
        MakeOld();
        var sweeping = Sweep(_folder.With(_folder.Keys), _rows);
        using var stop = new CancellationTokenSource();
        var removed = 0;
        var sweeper = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                removed += (await sweeping.RunAsync(default)).Orphans;
        });

        // Handed in backwards, so that sweep and writers meet somewhere.
        var lost = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Files).Reverse(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            var stored = await _folder.SaveAsync(BitConverter.GetBytes(i));
            await Task.Delay(1, CancellationToken.None);
            _rows.Add(stored.Sha256);
            if (!Has(stored))
                lost.Add(i);
        });
        await stop.CancelAsync();
        await sweeper;

        Assert.Empty(lost);
        Assert.Equal(Files + 1, _folder.Stored.Length);
        Assert.True(removed > 0, "The sweep met no orphan; the test tried nothing.");
    }

    public void Dispose() => _folder.Dispose();

    private bool Has(StoredFile file) => _folder.Store.Contains(file.Sha256);

    private void MakeOld()
    {
        foreach (var file in _folder.Stored.Concat(_folder.Temporary))
            File.SetLastWriteTimeUtc(file, LongAgo);
    }

    private Task<SweptFiles> SweepAsync(params IFileReferences[] references) => Sweep(_folder.Store, references).RunAsync(default);

    private OrphanSweep Sweep(FileStore store, params IFileReferences[] references) => new(store, references, TimeProvider.System, Grace, _folder);

    private sealed class Rows(string module) : IFileReferences
    {
        private readonly ConcurrentDictionary<string, bool> _committed = [];

        public string Module => module;

        public void Add(string sha256) => _committed[sha256] = true;

        public Task<IReadOnlyCollection<string>> ReferredToAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyCollection<string>>([.. sha256.Where(_committed.ContainsKey)]);

        public IQueryable<string> AllIn(ModuleDbContext db) => _committed.Keys.AsQueryable();
    }
}
