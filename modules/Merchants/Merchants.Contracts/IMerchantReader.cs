namespace Merchants.Contracts;

/// <summary>Reads what other modules may know of merchants.</summary>
public interface IMerchantReader
{
    /// <summary>All merchants, the oldest first. For what is done for each of them (closings, samples, demo data); what becomes of one later is told by events.</summary>
    Task<IReadOnlyList<MerchantSummary>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A merchant.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The company's name.</param>
/// <param name="IsActive">Whether it may take orders, as its status says; planned closures are told by events.</param>
/// <param name="Since">Since when it is a merchant (UTC).</param>
/// <param name="HasLeft">Whether the business with it is ended for good.</param>
public sealed record MerchantSummary(MerchantId Id, string Name, bool IsActive, DateTime Since, bool HasLeft = false);
