using System.Security.Cryptography;
using System.Text;
using Modular.Persistence.Backup;

namespace Modular.Persistence.Tests.Backup;

/// <summary>A backup of which anything is changed, missing or too much is refused, and the entry is named.</summary>
public sealed class BackupFolderTests : IDisposable
{
    private const string Manifest = "manifest.json";

    private readonly TemporaryFolder _folder = new("backup");

    [Theory]
    [InlineData("whole", null)]
    [InlineData("one byte of a database", "databases/Merchants.db: changed")]
    [InlineData("a database cut off", "databases/Merchants.db: 4095 bytes long and not 4096")]
    [InlineData("a file missing", "files/key-1/ab/abc: missing")]
    [InlineData("a file in the place of another", "files/key-1/ab/abc: missing")]
    [InlineData("a file too many", "audit/More.head: not a part of the backup")]
    [InlineData("a hidden file too many", ".hidden: not a part of the backup")]
    [InlineData("the manifest cut off", "manifest.json: changed, or cut off")]
    [InlineData("one byte of the manifest", "manifest.json: changed, or cut off")]
    [InlineData("the manifest half, with its checksum", "manifest.json: changed, or cut off")]
    [InlineData("no checksum", "manifest.json.sha256: missing")]
    [InlineData("no manifest", "is no backup")]
    [InlineData("another format", "has the format 2")]
    public async Task It_is_read_whole_or_not_at_all(string damage, string? problem)
    {
        var backup = await MadeAsync();
        var manifest = await File.ReadAllBytesAsync(_folder.In(Manifest));
        switch (damage)
        {
            case "one byte of a database":
                await ChangeAsync("databases/Merchants.db", 2000);
                break;
            case "a database cut off":
                await File.WriteAllBytesAsync(_folder.In("databases/Merchants.db"), (await File.ReadAllBytesAsync(_folder.In("databases/Merchants.db")))[..^1]);
                break;
            case "a file missing":
                File.Delete(_folder.In("files/key-1/ab/abc"));
                break;
            case "a file in the place of another":
                File.Move(_folder.In("files/key-1/ab/abc"), _folder.In("files/key-1/ab/abd"), overwrite: true);
                break;
            case "a file too many":
                await File.WriteAllTextAsync(_folder.In("audit/More.head"), "");
                break;
            case "a hidden file too many":
                await File.WriteAllTextAsync(_folder.In(".hidden"), "");
                break;
            case "the manifest cut off":
                await File.WriteAllBytesAsync(_folder.In(Manifest), manifest[..^40]);
                break;
            case "one byte of the manifest":
                await ChangeAsync(Manifest, Encoding.UTF8.GetString(manifest).IndexOf("2026-", StringComparison.Ordinal));
                break;
            case "the manifest half, with its checksum":
                await WriteManifestAsync("""{ "format": 1, "product": "Modular", "modules": [] }""");
                break;
            case "no checksum":
                File.Delete(_folder.In(Manifest + ".sha256"));
                break;
            case "no manifest":
                File.Delete(_folder.In(Manifest));
                break;
            case "another format":
                await WriteManifestAsync("""{ "format": 2, "all": "different" }""");
                break;
        }

        if (problem is null)
        {
            Assert.Equal(["audit/Merchants.head", "databases/Merchants.db", "files/key-1/ab/abc", "files/key-1/ab/abd"], (await backup.ReadWholeAsync(default)).Entries.Select(e => e.Path));
            return;
        }

        var refused = await Assert.ThrowsAnyAsync<BackupException>(() => backup.ReadWholeAsync(default));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_under_way_has_another_name_and_nobody_else_writes_to_it()
    {
        var path = _folder.In("one");
        using (var first = UnfinishedBackup.Begin(path))
        {
            File.WriteAllText(Path.Combine(first.Folder.Path, "left"), "by a killed one");
            Assert.Contains("Another process", Assert.Throws<BackupException>(() => UnfinishedBackup.Begin(path)).Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Directory.CreateDirectory(path + ".incomplete");
        File.WriteAllText(path + ".incomplete/left", "by a killed one");
        using (var second = UnfinishedBackup.Begin(path))
            second.Finish();
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories));
        Assert.Contains("is there already", Assert.Throws<BackupException>(() => UnfinishedBackup.Begin(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<BackupFolder> MadeAsync()
    {
        var random = new Random(7);
        foreach (var (name, length) in new[] { ("databases/Merchants.db", 4096), ("audit/Merchants.head", 300), ("files/key-1/ab/abc", 70_000), ("files/key-1/ab/abd", 1) })
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.In(name))!);
            await File.WriteAllBytesAsync(_folder.In(name), bytes);
        }

        var backup = new BackupFolder(_folder.Path);
        var at = new DateTime(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc);
        backup.WriteManifest(new(
            BackupManifest.CurrentFormat, "Modular", "0.1.0", DatabaseProvider.Sqlite, at, at, [new("Merchants", "20260101_Initial", [new("events", 3, 3)])], ["1"],
            await backup.ReadEntriesAsync(default)));
        return backup;
    }

    private async Task ChangeAsync(string name, int at)
    {
        var bytes = await File.ReadAllBytesAsync(_folder.In(name));
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(_folder.In(name), bytes);
    }

    private async Task WriteManifestAsync(string text)
    {
        await File.WriteAllTextAsync(_folder.In(Manifest), text);
        await File.WriteAllTextAsync(_folder.In(Manifest + ".sha256"), $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}  {Manifest}\n");
    }
}
