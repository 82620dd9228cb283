using System.Security.Cryptography;
using System.Text;

namespace Modular.Persistence;

/// <summary>The keys of the file store that come of one secret.</summary>
internal sealed class FileKey(RingKey key)
{
    /// <summary>The length of a key in bytes.</summary>
    public const int Length = RingKey.Length;

    private readonly byte[] _naming = key.Derive("files name");

    /// <summary>The key's name in headers and folders.</summary>
    public string Id => key.Id;

    /// <summary>Encrypts the headers of files.</summary>
    public byte[] Header { get; } = key.Derive("files header");

    /// <summary>Encrypts download links.</summary>
    public byte[] Link { get; } = key.Derive("files link");

    /// <summary>The name under which content lies in the store; without the key, nobody can tell which content a name stands for.</summary>
    public string NameOf(string sha256) => Convert.ToHexStringLower(HMACSHA256.HashData(_naming, Encoding.ASCII.GetBytes(sha256)));
}
