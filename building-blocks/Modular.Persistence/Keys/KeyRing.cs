using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Modular.Persistence;

/// <summary>
/// The secrets that encrypt what a database holds, with their ids. What is new is encrypted under the newest; the older ones still read,
/// until everything has been encrypted anew and they can be taken out.
/// </summary>
public sealed partial class KeyRing
{
    private readonly RingKey[] _newestFirst;

    private KeyRing(RingKey[] newestFirst) => _newestFirst = newestFirst;

    /// <summary>The id of the key under which everything new is encrypted.</summary>
    public string NewestId => Newest.Id;

    /// <summary>The ids of the keys that are only read with.</summary>
    public IReadOnlyList<string> OlderIds => [.. _newestFirst.Skip(1).Select(k => k.Id)];

    internal RingKey Newest => _newestFirst[0];

    internal IReadOnlyList<RingKey> NewestFirst => _newestFirst;

    /// <summary>Reads keys from text: a line each, an id and 32 bytes in base64 with a space between, the newest last; # begins a comment.</summary>
    /// <exception cref="FormatException">A line is wrong, or there is none. The message tells which, and nothing of a key.</exception>
    public static KeyRing Parse(string text)
    {
        var keys = new List<RingKey>();
        foreach (var (number, line) in text.Split('\n').Select((l, i) => (i + 1, l.Trim())))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var key = ParseLine(line) ?? throw new FormatException($"Line {number} is not an id (1 to {RingKey.IdLength} lower-case letters, digits and hyphens) and {RingKey.Length} bytes in base64, with a space between.");
            if (keys.Any(k => k.Id == key.Id || k.IsSame(key)))
                throw new FormatException($"Line {number} repeats the id or the key of a line before.");
            keys.Insert(0, key);
        }

        return keys.Count > 0 ? new([.. keys]) : throw new FormatException("There is no key in it.");
    }

    /// <summary>A line with a new random key, as <see cref="Parse"/> reads it.</summary>
    public static string NewLine(string id) => $"{id} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(RingKey.Length))}";

    /// <summary>Whether any key is among the others too, whatever it is called there.</summary>
    public bool Overlaps(KeyRing others) => _newestFirst.Any(k => others._newestFirst.Any(k.IsSame));

    internal RingKey? Find(string id) => Array.Find(_newestFirst, k => k.Id == id);

    private static RingKey? ParseLine(string line)
    {
        var secret = new byte[RingKey.Length];
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var id, var base64] && Id().IsMatch(id)
            && Convert.TryFromBase64String(base64, secret, out var length) && length == RingKey.Length
            ? new(id, secret)
            : null;
    }

    [GeneratedRegex("^[a-z0-9-]{1,16}\\z")]
    private static partial Regex Id();
}
