namespace Modular.Persistence;

/// <summary>The keys of the file store, of a ring of their own. <see cref="FileStore.RotateAsync"/> lets the older ones go.</summary>
public sealed class FileKeys
{
    private readonly KeyRing _ring;
    private readonly FileKey[] _newestFirst;

    /// <summary>The file store's keys that come of the ring.</summary>
    public FileKeys(KeyRing ring) => (_ring, _newestFirst) = (ring, [.. ring.NewestFirst.Select(k => new FileKey(k))]);

    internal FileKey Newest => _newestFirst[0];

    internal IReadOnlyList<FileKey> NewestFirst => _newestFirst;

    /// <summary>Reads keys from text, as <see cref="KeyRing.Parse"/> does.</summary>
    /// <exception cref="FormatException">A line is wrong, or there is none. The message tells which, and nothing of a key.</exception>
    public static FileKeys Parse(string text) => new(KeyRing.Parse(text));

    /// <summary>A line with a new random key.</summary>
    public static string NewLine(string id) => KeyRing.NewLine(id);

    /// <summary>Whether any key is among the others too, whatever it is called there.</summary>
    public bool Overlaps(FileKeys others) => _ring.Overlaps(others._ring);

    internal FileKey? Find(string id) => Array.Find(_newestFirst, k => k.Id == id);
}
