using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Modular.Persistence;

/// <summary>
/// The keys of the file store. What is new is encrypted with the newest; the older ones still read, until
/// <see cref="FileStore.RotateAsync"/> has encrypted everything anew and they can be taken out.
/// </summary>
public sealed partial class FileKeys
{
    private readonly FileKey[] _newestFirst;

    private FileKeys(FileKey[] newestFirst) => _newestFirst = newestFirst;

    internal FileKey Newest => _newestFirst[0];

    internal IReadOnlyList<FileKey> NewestFirst => _newestFirst;

    /// <summary>Reads keys from text: a line each, an id and 32 bytes in base64 with a space between, the newest last; # begins a comment.</summary>
    /// <exception cref="FormatException">A line is wrong, or there is none. The message tells which, and nothing of a key.</exception>
    public static FileKeys Parse(string text)
    {
        var keys = new List<FileKey>();
        foreach (var (number, line) in text.Split('\n').Select((l, i) => (i + 1, l.Trim())))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var key = ParseLine(line) ?? throw new FormatException($"Line {number} is not an id (1 to 16 lower-case letters, digits and hyphens) and {FileKey.Length} bytes in base64, with a space between.");
            if (keys.Any(k => k.Id == key.Id || k.IsSame(key)))
                throw new FormatException($"Line {number} repeats the id or the key of a line before.");
            keys.Insert(0, key);
        }

        return keys.Count > 0 ? new([.. keys]) : throw new FormatException("There is no key in it.");
    }

    /// <summary>A line with a new random key, as <see cref="Parse"/> reads it.</summary>
    public static string NewLine(string id) => $"{id} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(FileKey.Length))}";

    /// <summary>Whether any key is among the others too, whatever it is called there.</summary>
    public bool Overlaps(FileKeys others) => _newestFirst.Any(k => others._newestFirst.Any(k.IsSame));

    internal FileKey? Find(string id) => Array.Find(_newestFirst, k => k.Id == id);

    private static FileKey? ParseLine(string line)
    {
        var secret = new byte[FileKey.Length];
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var id, var base64] && Id().IsMatch(id)
            && Convert.TryFromBase64String(base64, secret, out var length) && length == FileKey.Length
            ? new(id, secret)
            : null;
    }

    [GeneratedRegex("^[a-z0-9-]{1,16}\\z")]
    private static partial Regex Id();
}
