using Merchants.Contracts;

namespace Merchants.Model;

/// <summary>Who found a fault in a paper that both reviews had passed (DOC-19).</summary>
internal enum DocumentFaultSource
{
    /// <summary>The outside platform (DOC-24).</summary>
    OutsidePlatform,

    /// <summary>A customer (DOC-21).</summary>
    Customer,

    /// <summary>The platform's own people.</summary>
    Internal,
}

/// <summary>A fault that was found in an approved version of a paper: the reviews let it escape (DOC-19).</summary>
internal sealed class DocumentFault
{
    private DocumentFault()
    {
    }

    public DocumentId DocumentId { get; private init; }

    public int VersionNumber { get; private init; }

    public DocumentFaultSource Source { get; private init; }

    /// <summary>What it was found by, a finding or a report: noted once for each.</summary>
    public Guid SourceId { get; private init; }

    /// <summary>When it was found (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>Notes one; the caller has looked that the version is approved.</summary>
    public static DocumentFault Of(DocumentId document, int version, DocumentFaultSource source, Guid sourceId, DateTime at) =>
        new() { DocumentId = document, VersionNumber = version, Source = source, SourceId = sourceId, At = at };
}
