using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace Modular.GraphQL.Server.Http;

/// <summary>
/// The parameters of one request (GraphQL over HTTP, Request Parameters) in pooled memory, without intermediate strings:
/// the document in UTF-8, the variables as they were parsed. Used again after <see cref="TryReset"/>.
/// </summary>
internal sealed class RequestParameters : IResettable
{
    private byte[] _document = [];
    private int _length;
    private JsonDocument? _variables;
    private string? _lastOperationName;

    /// <summary>The document in UTF-8; valid until the reset.</summary>
    public ReadOnlyMemory<byte> Document => _document.AsMemory(0, _length);

    /// <summary>Whether there is a document.</summary>
    public bool HasDocument { get; private set; }

    /// <summary>The id of the trusted document that stands for a text, or null.</summary>
    public string? DocumentId { get; set; }

    /// <summary>The hash of <c>extensions.persistedQuery</c>, or null.</summary>
    public string? PersistedQueryHash { get; set; }

    /// <summary>Whether it is said what to run, by text, id or hash.</summary>
    public bool NamesDocument => HasDocument || DocumentId is not null || PersistedQueryHash is not null;

    /// <summary>The requests of an array; null where the body is a single one.</summary>
    public List<RequestParameters>? Batch { get; set; }

    /// <summary>The operation to run, or null.</summary>
    public string? OperationName { get; private set; }

    /// <summary>The variables, an object; undefined where there are none. Valid until the reset.</summary>
    public JsonElement Variables => _variables?.RootElement ?? default;

    /// <summary>Memory for a document of at most this many bytes; <see cref="SetDocumentLength"/> follows.</summary>
    public Span<byte> RentDocument(int size)
    {
        ReturnDocument();
        _document = ArrayPool<byte>.Shared.Rent(size);
        return _document;
    }

    /// <summary>Says how much of the rented memory is the document.</summary>
    public void SetDocumentLength(int length)
    {
        _length = length;
        HasDocument = true;
    }

    /// <summary>Takes the operation's name from a JSON string. Clients repeat themselves, so the last one is kept.</summary>
    public void SetOperationName(ref Utf8JsonReader reader)
    {
        if (_lastOperationName is null || !reader.ValueTextEquals(_lastOperationName))
            _lastOperationName = reader.GetString();
        SetOperationName(_lastOperationName);
    }

    /// <summary>Takes the operation's name; the empty one is none.</summary>
    public void SetOperationName(string? name) => OperationName = string.IsNullOrEmpty(name) ? null : name;

    /// <summary>Takes the variables.</summary>
    public void SetVariables(JsonDocument variables) => _variables = variables;

    /// <inheritdoc/>
    public bool TryReset()
    {
        ReturnDocument();
        OperationName = null;
        DocumentId = null;
        PersistedQueryHash = null;
        foreach (var part in Batch ?? [])
            part.TryReset();
        Batch = null;
        _variables?.Dispose();
        _variables = null;
        return true;
    }

    private void ReturnDocument()
    {
        HasDocument = false;
        _length = 0;
        var document = Interlocked.Exchange(ref _document, []);
        if (document.Length > 0)
            ArrayPool<byte>.Shared.Return(document);
    }
}
