using System.Collections.Concurrent;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Keeps prepared documents by the hash of their text. Two generations bound it: when the young one is full, it becomes the
/// old one and what was not asked for since is dropped. A lookup takes no lock.
/// </summary>
internal sealed class DocumentCache(int maxDocuments, long maxBytes)
{
    private readonly Lock _turn = new();
    private Generation _young = new();
    private Generation _old = new();

    public PreparedDocument? Find(in DocumentHash hash)
    {
        if (_young.Documents.TryGetValue(hash, out var found))
            return found;
        if (!_old.Documents.TryGetValue(hash, out found))
            return null;
        Add(hash, found);
        return found;
    }

    public void Add(in DocumentHash hash, PreparedDocument document)
    {
        var young = _young;
        if (!young.Documents.TryAdd(hash, document))
            return;
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
        public long Bytes;
    }
}
