using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence.Tests.Files;

/// <summary>Stored files are kept once, encrypted, and come back as they were or not at all (DOC-04, DOC-23).</summary>
public sealed class FileStoreTests : IDisposable
{
    private const int Frame = 64 * 1024;
    private const int Sealed = Frame + 16;
    private const int Header = 124;

    private static readonly Dictionary<string, Func<byte[], byte[]>> Damages = new()
    {
        ["nothing left"] = _ => [],
        ["cut within the header"] = f => f[..(Header - 1)],
        ["nothing but the header"] = f => f[..Header],
        ["one byte cut off"] = f => f[..^1],
        ["the last frame cut off"] = f => f[..(Header + 3 * Sealed)],
        ["one byte more"] = f => [.. f, 0],
        ["a frame doubled"] = f => [.. f[..(Header + Sealed)], .. f[Header..]],
        ["two frames exchanged"] = f => [.. f[..Header], .. f[(Header + Sealed)..(Header + 2 * Sealed)], .. f[Header..(Header + Sealed)], .. f[(Header + 2 * Sealed)..]],
        ["another key's id"] = f => [.. f[..8], (byte)'2', .. f[9..]],
        ["plain content"] = f => Content(f.Length),
    };

    private readonly StoreFolder _folder = new();

    public static TheoryData<string> DamageNames => [.. Damages.Keys];

    [Theory]
    [InlineData(0), InlineData(1), InlineData(Frame - 1), InlineData(Frame), InlineData(Frame + 1), InlineData(3 * Frame + 777)]
    public async Task Content_comes_back_and_is_kept_once_under_its_hash(int length)
    {
        var content = Content(length);
        var first = await _folder.SaveAsync(content);

        Assert.Equal(first, await _folder.SaveAsync(content));
        Assert.Equal(new(Convert.ToHexStringLower(SHA256.HashData(content)), length), first);
        Assert.Equal(content, await _folder.ReadAsync(first.Sha256));
        Assert.Single(_folder.Stored);
        Assert.Empty(_folder.Temporary);
        await using var read = _folder.Store.OpenRead(first.Sha256);
        var synchronous = new byte[length + 10];
        Assert.Equal((length, length), ((int)read.Length, read.ReadAtLeast(synchronous, synchronous.Length, throwOnEndOfStream: false)));
        Assert.Equal(content, synchronous[..length]);
    }

    [Fact]
    public void Only_a_hash_names_a_file()
    {
        Assert.Throws<ArgumentException>(() => _folder.Store.OpenRead("../../etc/passwd"));
        Assert.Throws<FileNotFoundException>(() => _folder.Store.OpenRead(new string('a', 64)));
        Assert.False(_folder.Store.Contains(new string('a', 64)));
    }

    [Fact]
    public async Task The_folder_tells_neither_what_a_file_holds_nor_whether_it_is_a_known_one()
    {
        var content = Content(2 * Frame);
        var stored = await _folder.SaveAsync(content);
        using var elsewhere = new StoreFolder();
        await elsewhere.SaveAsync(content);

        var (path, other) = (Assert.Single(_folder.Stored), Assert.Single(elsewhere.Stored));
        Assert.NotEqual(Path.GetFileName(path), Path.GetFileName(other));
        Assert.DoesNotContain(stored.Sha256, path, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(path);
        Assert.Equal(-1, bytes.AsSpan().IndexOf(content.AsSpan(0, 16)));
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Convert.FromHexString(stored.Sha256)));
        // The same frame twice in a content, or the same content twice, gives other bytes each time.
        Assert.NotEqual(bytes[Header..], (await File.ReadAllBytesAsync(other))[Header..]);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory, MemberData(nameof(DamageNames))]
    public async Task A_damaged_file_is_refused_and_logged(string damage)
    {
        var stored = await _folder.SaveAsync(Content(3 * Frame + 777));
        var path = Assert.Single(_folder.Stored);
        await File.WriteAllBytesAsync(path, Damages[damage](await File.ReadAllBytesAsync(path)));

        var refused = await Assert.ThrowsAsync<DamagedFileException>(() => _folder.Store.CheckAsync(stored.Sha256, default));

        Assert.Equal(path, refused.Path);
        Assert.Contains(_folder.Log, l => l.Level == LogLevel.Error && l.Text.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_byte_of_a_file_can_be_changed_unnoticed()
    {
        var stored = await _folder.SaveAsync(Content(Frame + 100));
        var path = Assert.Single(_folder.Stored);
        var whole = await File.ReadAllBytesAsync(path);
        var random = new Random(20261121);
        foreach (var at in Enumerable.Range(0, Header).Concat(Enumerable.Range(0, 100).Select(_ => random.Next(Header, whole.Length))))
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, changed);
            await Assert.ThrowsAsync<DamagedFileException>(() => _folder.Store.CheckAsync(stored.Sha256, default));
        }

        await File.WriteAllBytesAsync(path, whole);
        await _folder.Store.CheckAsync(stored.Sha256, default);
    }

    [Fact]
    public async Task A_file_in_the_place_of_another_is_refused_and_storing_it_again_mends_it()
    {
        var (one, two) = (await _folder.SaveAsync(Content(1000, 1)), await _folder.SaveAsync(Content(1000, 2)));
        File.Copy(_folder.Stored[0], _folder.Stored[1], overwrite: true);

        var refusals = 0;
        foreach (var stored in new[] { one, two })
        {
            if (await Record.ExceptionAsync(() => _folder.ReadAsync(stored.Sha256)) is DamagedFileException)
                refusals++;
        }

        Assert.Equal(1, refusals);
        await _folder.SaveAsync(Content(1000, 1));
        await _folder.SaveAsync(Content(1000, 2));
        Assert.Equal(Content(1000, 1), await _folder.ReadAsync(one.Sha256));
        Assert.Equal(Content(1000, 2), await _folder.ReadAsync(two.Sha256));
    }

    [Fact]
    public async Task A_file_whose_sender_goes_away_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _folder.Store.SaveAsync(new BrokenStream(), default));
        Assert.Empty(_folder.Stored);
        Assert.Empty(_folder.Temporary);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Content(int length, int seed = 1) => StoreFolder.Bytes(length, seed);

    private sealed class BrokenStream : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ < 3 ? new(Math.Min(40_000, buffer.Length)) : throw new IOException("The client went away.");
    }
}
