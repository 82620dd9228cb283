using System.Collections.Frozen;

namespace Modular.GraphQL.Execution;

/// <summary>Documents that the server's owner vouches for, each known by the SHA-256 of its text.</summary>
public sealed class TrustedDocuments
{
    private readonly FrozenDictionary<DocumentHash, ReadOnlyMemory<byte>> _texts;

    /// <summary>The documents, in UTF-8.</summary>
    public TrustedDocuments(IEnumerable<ReadOnlyMemory<byte>> texts) =>
        _texts = texts.DistinctBy(t => DocumentHash.Of(t.Span)).ToFrozenDictionary(t => DocumentHash.Of(t.Span));

    /// <summary>How many there are.</summary>
    public int Count => _texts.Count;

    /// <summary>
    /// Reads the <c>*.graphql</c> files of a folder and of those below it. A file's bytes are the text, a byte order mark and a line
    /// end at the end of the file included, so clients hash what they publish. Throws <see cref="IOException"/> where the folder cannot be read.
    /// </summary>
    public static TrustedDocuments Load(string folder) =>
        new(Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories).Select(f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f)));

    internal bool Contains(in DocumentHash hash) => _texts.ContainsKey(hash);

    internal ReadOnlyMemory<byte>? Find(in DocumentHash hash) => _texts.TryGetValue(hash, out var text) ? text : null;
}
