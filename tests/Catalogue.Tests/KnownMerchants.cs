using Merchants.Contracts;
using Modular.GraphQL;

namespace Catalogue.Tests;

/// <summary>Stands for the module that keeps merchants: whoever asks sees these, and may name any other.</summary>
internal sealed class KnownMerchants : IMerchantReader
{
    public static MerchantId First { get; } = new(new("a0000000-0000-7000-8000-000000000001"));

    public static MerchantId Second { get; } = new(new("a0000000-0000-7000-8000-000000000002"));

    /// <summary>What the reader gives; demo data are made for them.</summary>
    public IReadOnlyList<MerchantSummary> All { get; set; } = [];

    public Task<IReadOnlyList<MerchantSummary>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(All);
}

/// <summary>A merchant, as far as these tests link to one.</summary>
public sealed record Merchant(MerchantId Id);

/// <summary>The merchants' part of the schema.</summary>
internal static class MerchantNodes
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<MerchantId, Merchant>> GetMerchantsByIdAsync(IReadOnlyList<MerchantId> ids) =>
        Task.FromResult<IReadOnlyDictionary<MerchantId, Merchant>>(ids.ToDictionary(i => i, i => new Merchant(i)));
}
