using Merchants.Contracts;

namespace Catalogue.Tests;

/// <summary>Stands for the module that keeps papers.</summary>
internal sealed class KnownPapers : IMerchantPapers
{
    /// <summary>All papers.</summary>
    public List<PaperSummary> All { get; } = [];

    /// <summary>Adds a paper.</summary>
    public DocumentId Add(MerchantId merchant, string type, bool isInForce = true, DateOnly? validUntil = null)
    {
        var paper = new PaperSummary(new(Guid.CreateVersion7()), merchant, type, isInForce, validUntil);
        All.Add(paper);
        return paper.Paper;
    }

    public Task<IReadOnlyDictionary<DocumentId, PaperSummary>> FindAsync(IReadOnlyCollection<DocumentId> papers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<DocumentId, PaperSummary>>(All.Where(p => papers.Contains(p.Paper)).ToDictionary(p => p.Paper));

    public Task<IReadOnlyList<PaperSummary>> InForceAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaperSummary>>([.. All.Where(p => p.IsInForce && merchants.Contains(p.Merchant))]);
}

/// <summary>A paper, as far as these tests link to one.</summary>
public sealed record Document(DocumentId Id);

/// <summary>The papers' part of the schema.</summary>
internal static class DocumentNodes
{
    [Modular.GraphQL.NodeResolver]
    public static Task<IReadOnlyDictionary<DocumentId, Document>> GetDocumentsByIdAsync(IReadOnlyList<DocumentId> ids) =>
        Task.FromResult<IReadOnlyDictionary<DocumentId, Document>>(ids.ToDictionary(i => i, i => new Document(i)));
}
