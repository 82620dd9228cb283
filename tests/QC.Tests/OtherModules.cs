using Accounts.Contracts;
using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;
using Settlement.Contracts;
using StaffPerformance.Contracts;

namespace QC.Tests;

/// <summary>A user, as the module that keeps accounts would show it.</summary>
public sealed record User(UserId Id);

/// <summary>A merchant, as far as findings link to it.</summary>
public sealed record Merchant(MerchantId Id);

/// <summary>A paper, as far as goods link to it.</summary>
public sealed record Document(DocumentId Id);

/// <summary>A product, as far as findings link to it.</summary>
public sealed record Product(ProductId Id);

/// <summary>An entry of the ledger, as far as trails link to it.</summary>
public sealed record LedgerEntry(LedgerEntryId Id);

/// <summary>An adjustment of a score, as far as trails link to it.</summary>
public sealed record ScoreAdjustment(ScoreAdjustmentId Id);

/// <summary>An entry of the risk register, as far as trails link to it.</summary>
[GraphQLName("Risk")]
public sealed record RiskStandIn(RiskId Id);

internal static class Users
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<UserId, User>> GetAsync(IReadOnlyList<UserId> ids) => All.Of(ids, i => new User(i));
}

internal static class SomeMerchants
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<MerchantId, Merchant>> GetAsync(IReadOnlyList<MerchantId> ids) => All.Of(ids, i => new Merchant(i));

    [NodeResolver]
    public static Task<IReadOnlyDictionary<DocumentId, Document>> GetPapersAsync(IReadOnlyList<DocumentId> ids) => All.Of(ids, i => new Document(i));
}

internal static class Products
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ProductId, Product>> GetAsync(IReadOnlyList<ProductId> ids) => All.Of(ids, i => new Product(i));
}

internal static class LedgerEntries
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<LedgerEntryId, LedgerEntry>> GetAsync(IReadOnlyList<LedgerEntryId> ids) => All.Of(ids, i => new LedgerEntry(i));
}

internal static class Adjustments
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ScoreAdjustmentId, ScoreAdjustment>> GetAsync(IReadOnlyList<ScoreAdjustmentId> ids) => All.Of(ids, i => new ScoreAdjustment(i));
}

internal static class Risks
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<RiskId, RiskStandIn>> GetAsync(IReadOnlyList<RiskId> ids) => All.Of(ids, i => new RiskStandIn(i));
}

internal static class All
{
    public static Task<IReadOnlyDictionary<TId, TNode>> Of<TId, TNode>(IReadOnlyList<TId> ids, Func<TId, TNode> make) where TId : notnull =>
        Task.FromResult<IReadOnlyDictionary<TId, TNode>>(ids.Distinct().ToDictionary(i => i, make));
}

/// <summary>What is listed, as a test says.</summary>
internal sealed class ListedGoods : ICatalogueReader
{
    public List<Offer> Offers { get; } = [];

    /// <summary>Lists products of a merchant, with two variants each.</summary>
    public IReadOnlyList<ProductId> List(MerchantId merchant, int count)
    {
        var products = Enumerable.Range(0, count).Select(_ => new ProductId(Guid.NewGuid())).ToList();
        Offers.AddRange(products.SelectMany((p, i) => new[] { "S", "L" }.Select(v => new Offer(
            merchant, Money.Yuan, new(new(Guid.NewGuid()), p, $"{p.Value:N}-{v}", $"商品 {i + 1}", v, "apparel", 1, 9900)))));
        return products;
    }

    public Task<IReadOnlyList<Offer>> ListOffersAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Offer>>(Offers);
}

/// <summary>Who may do what, as a test says.</summary>
internal sealed class KnownAccess : IAccessSource
{
    private readonly Dictionary<Guid, CallerAccess> _known = [];

    /// <summary>Lets a user do something, as staff or at a merchant; staff may act for a merchant beside that.</summary>
    public void Grant(DemoUser user, bool isStaff, Guid? merchant, params IReadOnlyList<string> permissions)
    {
        List<HeldRole> roles = [new("some", isStaff, isStaff ? null : merchant, permissions)];
        if (isStaff && merchant is not null)
            roles.Add(new("beside", false, merchant, []));
        _known[user.Id] = new(user.Name, roles, []);
    }

    public Task<CallerAccess?> FindAsync(Guid userId, Guid? sessionId, CancellationToken cancellationToken) => Task.FromResult(_known.GetValueOrDefault(userId));
}
