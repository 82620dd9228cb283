using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence.Tests.Files;

/// <summary>A file store in a folder of its own, with what it has logged.</summary>
internal sealed class StoreFolder : ILogger<FileStore>, ILogger<OrphanSweep>, IDisposable
{
    private readonly TemporaryFolder _folder = new("files");

    public StoreFolder(params string[] keyLines)
    {
        Keys = FileKeys.Parse(string.Join('\n', keyLines.Length > 0 ? keyLines : [FileKeys.NewLine("1")]));
        Store = With(Keys);
    }

    public FileKeys Keys { get; }

    public FileStore Store { get; }

    public string Path => _folder.Path;

    public ConcurrentQueue<(LogLevel Level, string Text)> Log { get; } = [];

    /// <summary>All encrypted files.</summary>
    public string[] Stored => [.. Directory.GetDirectories(Path, "key-*").SelectMany(d => Directory.GetFiles(d, "*", SearchOption.AllDirectories))];

    public string[] Temporary => Directory.GetFiles(_folder.In("tmp"));

    /// <summary>Another store over the same folder, as another process has it.</summary>
    public FileStore With(FileKeys keys) => new(Path, keys, TimeProvider.System, this);

    public async Task<StoredFile> SaveAsync(byte[] content) => await Store.SaveAsync(new MemoryStream(content), default);

    public Task<byte[]> ReadAsync(string sha256) => ReadAsync(Store, sha256);

    public static async Task<byte[]> ReadAsync(FileStore store, string sha256)
    {
        await using var content = store.OpenRead(sha256);
        var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public void Dispose() => _folder.Dispose();

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Enqueue((logLevel, formatter(state, exception)));
}
