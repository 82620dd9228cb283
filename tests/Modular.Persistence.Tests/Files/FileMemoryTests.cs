namespace Modular.Persistence.Tests.Files;

/// <summary>A large file goes in and out without ever being held whole. Alone, because it counts what the process allocates.</summary>
[Collection(nameof(FileMemoryTests)), CollectionDefinition(nameof(FileMemoryTests), DisableParallelization = true)]
public sealed class FileMemoryTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Twenty_megabytes_take_less_than_two_of_memory()
    {
        using var folder = new StoreFolder();
        await folder.SaveAsync([1, 2, 3]);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var stored = await folder.Store.SaveAsync(new Endless(20 * Megabyte), default);
        var written = GC.GetTotalAllocatedBytes(precise: true);
        await folder.Store.CheckAsync(stored.Sha256, default);
        var read = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal(20 * Megabyte, stored.Length);
        Assert.True(new FileInfo(folder.Stored.Single(f => new FileInfo(f).Length > Megabyte)).Length > 20 * Megabyte);
        Assert.InRange(written - before, 1, 2 * Megabyte);
        Assert.InRange(read - written, 1, 2 * Megabyte);
    }

    /// <summary>So many bytes that nobody holds.</summary>
    private sealed class Endless(long length) : MemoryStream
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..count].Fill((byte)_left);
            _left -= count;
            return new(count);
        }
    }
}
