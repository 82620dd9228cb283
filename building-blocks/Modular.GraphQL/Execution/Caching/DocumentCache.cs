using System.Collections.Concurrent;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Keeps prepared documents by their text and by its hash. Two generations bound it: when the young one is full, it becomes the
/// old one and what was not asked for since is dropped. A lookup takes no lock.
/// </summary>
internal sealed class DocumentCache(int maxDocuments, long maxBytes)
{
    private readonly Lock _turn = new();
    private Generation _young = new();
    private Generation _old = new();

    /// <summary>The document with that text, which is compared whole.</summary>
    public PreparedDocument? Find(ReadOnlySpan<byte> text)
    {
        if (_young.ByText.TryGetValue(text, out var found))
            return found;
        if (_old.ByText.TryGetValue(text, out found))
            Add(found);
        return found;
    }

    /// <summary>The document whose text has that hash.</summary>
    public PreparedDocument? Find(in DocumentHash hash)
    {
        if (_young.Documents.TryGetValue(hash, out var found))
            return found;
        if (_old.Documents.TryGetValue(hash, out found))
            Add(found);
        return found;
    }

    public void Add(PreparedDocument document)
    {
        var young = _young;
        if (!young.Documents.TryAdd(document.Hash, document))
            return;
        young.Texts[document.Syntax.Source] = document;
        var bytes = Interlocked.Add(ref young.Bytes, document.Syntax.Source.Length);
        if (young.Documents.Count < maxDocuments / 2 && bytes < maxBytes / 2)
            return;
        lock (_turn)
        {
            if (!ReferenceEquals(young, _young))
                return;
            _old = young;
            _young = new();
        }
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<DocumentHash, PreparedDocument> Documents = new();
        public readonly ConcurrentDictionary<ReadOnlyMemory<byte>, PreparedDocument> Texts = new(new TextEquality());
        public long Bytes;

        public ConcurrentDictionary<ReadOnlyMemory<byte>, PreparedDocument>.AlternateLookup<ReadOnlySpan<byte>> ByText => Texts.GetAlternateLookup<ReadOnlySpan<byte>>();
    }
}
