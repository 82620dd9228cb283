namespace Merchants.Contracts;

/// <summary>Reads what other modules may know of merchants' papers: their kinds, and whether they are in force (CAT-10, CAT-13, DOC-25). Asked as the system; files are never given here.</summary>
public interface IMerchantPapers
{
    /// <summary>Those of the papers that belong to a merchant; what is not among the answers is not there, or belongs to none yet. All are read by one statement.</summary>
    /// <param name="papers">The papers.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyDictionary<DocumentId, PaperSummary>> FindAsync(IReadOnlyCollection<DocumentId> papers, CancellationToken cancellationToken);

    /// <summary>The papers in force of some merchants, by one statement.</summary>
    /// <param name="merchants">The merchants.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<PaperSummary>> InForceAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken);
}

/// <summary>A paper of a merchant.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Type">Its kind by its code, such as <c>PRODUCT_TEST_REPORT</c>.</param>
/// <param name="IsInForce">Whether it is approved and not out of date.</param>
/// <param name="ValidUntil">The last day on which it is valid; null where it does not end.</param>
public sealed record PaperSummary(DocumentId Paper, MerchantId Merchant, string Type, bool IsInForce, DateOnly? ValidUntil);
