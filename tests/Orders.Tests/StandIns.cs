using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.PayOrder;

namespace Orders.Tests;

/// <summary>Stands for the module that keeps merchants.</summary>
internal sealed class NoMerchants : IMerchantReader
{
    public Task<IReadOnlyList<MerchantSummary>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MerchantSummary>>([]);
}

/// <summary>A merchant, as far as these tests link to one.</summary>
public sealed record Merchant(MerchantId Id);

/// <summary>The merchants' part of the schema.</summary>
internal static class MerchantNodes
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<MerchantId, Merchant>> GetMerchantsByIdAsync(IReadOnlyList<MerchantId> ids) =>
        Task.FromResult<IReadOnlyDictionary<MerchantId, Merchant>>(ids.ToDictionary(i => i, i => new Merchant(i)));

    /// <summary>Goods link to papers, which nobody looks at here.</summary>
    [NodeResolver]
    public static Task<IReadOnlyDictionary<DocumentId, Document>> GetDocumentsByIdAsync(IReadOnlyList<DocumentId> ids) =>
        Task.FromResult<IReadOnlyDictionary<DocumentId, Document>>(ids.ToDictionary(i => i, i => new Document(i)));
}

/// <summary>A paper, as far as these tests link to one.</summary>
public sealed record Document(DocumentId Id);

/// <summary>A register with one purpose in force, which everybody has acknowledged.</summary>
internal sealed class OnePurpose : IDataUses
{
    public const string Code = "delivery";

    public Task<DataUseInForce?> FindAsync(string code, Guid userId, CancellationToken cancellationToken) =>
        Task.FromResult(code == Code ? new DataUseInForce(Code, 1, true) : null);
}

/// <summary>Stands for the module that watches fraud: says what the test wants, and remembers what it was asked.</summary>
internal sealed class Screening : IOrderScreening
{
    public Func<ScreeningVerdict> Says { get; set; } = () => ScreeningVerdict.Approve;

    public List<OrderToScreen> Asked { get; } = [];

    public Task<ScreeningVerdict> ScreenAsync(OrderToScreen order, CancellationToken cancellationToken)
    {
        Asked.Add(order);
        return Task.FromResult(Says());
    }
}

/// <summary>A payment provider that is down until it is mended, and remembers what it was told.</summary>
internal sealed class MoodyProvider : IPaymentProvider
{
    public bool IsDown { get; set; } = true;

    public List<RefundId> Told { get; } = [];

    public string Code => "moody";

    public bool IsReady => true;

    public string NewReference(Guid payment) => $"moody_{payment:N}";

    public Task RefundAsync(Refund refund, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new HttpRequestException("Nobody answers.");
        Told.Add(refund.Id);
        return Task.CompletedTask;
    }
}
