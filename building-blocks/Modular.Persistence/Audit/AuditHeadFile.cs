namespace Modular.Persistence;

/// <summary>The file of a module's signed head, <c>{folder}/{Module}.head</c>: outside of the database, so that cutting off the chain's tail shows.</summary>
/// <param name="folder">The folder of the heads; made when it is first written to.</param>
/// <param name="module">The module.</param>
/// <param name="keys">The keys that sign.</param>
internal sealed class AuditHeadFile(string folder, string module, KeyRing keys)
{
    private readonly string _path = Path.Combine(folder, module + ".head");

    /// <summary>Whether there is a file, whatever it holds.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>The head; null where there is none, or none that one of the keys has signed.</summary>
    public async Task<AuditHead?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return AuditHead.Read(await File.ReadAllTextAsync(_path, cancellationToken), module, keys);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Signs the end of the chain and puts it in the place of the head before; after a cut of power, one of the two is there.</summary>
    public AuditHead Write(ChainLink link, DateTime at)
    {
        Directory.CreateDirectory(folder);
        var head = AuditHead.Sign(module, link, at, keys);
        var temporary = _path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(head.Write());
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        FolderSync.Flush(folder);
        return head;
    }
}
