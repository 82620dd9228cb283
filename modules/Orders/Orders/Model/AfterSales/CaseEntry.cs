using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Persistence;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>Who speaks in a case.</summary>
internal enum CaseSide
{
    /// <summary>The buyer.</summary>
    Buyer,

    /// <summary>The merchant.</summary>
    Merchant,

    /// <summary>The platform.</summary>
    Platform,
}

/// <summary>What a side says in an after-sale, a dispute or a question about an order, as evidence or as an answer (ORD-09, ORD-13, ORD-14). It stays as it was said, and is erased with its order (ACC-03).</summary>
internal sealed class CaseEntry
{
    /// <summary>Identifies it.</summary>
    [GraphQLIgnore]
    public Guid Id { get; init; }

    /// <summary>The after-sale, the dispute or the question.</summary>
    [GraphQLIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The order that it is about.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; init; }

    /// <summary>Whose goods.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    /// <summary>Whose order.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; init; }

    /// <summary>Who says it.</summary>
    public CaseSide Side { get; init; }

    /// <summary>Who says it, as a person.</summary>
    [GraphQLIgnore]
    public Guid ById { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>What is said.</summary>
    [GraphQLIgnore]
    public SealedText Words { get; private set; } = SealedText.Empty;

    /// <summary>Something that is said in a case.</summary>
    public static CaseEntry Of(Guid @case, Order order, CaseSide side, string words, Guid by, DateTime at) => Of(@case, (order.Id, order.MerchantId, order.BuyerId), side, words, by, at);

    /// <summary>Something that is said in a case.</summary>
    public static CaseEntry Of(Guid @case, (OrderId Id, MerchantId Merchant, Guid Buyer) order, CaseSide side, string words, Guid by, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(), CaseId = @case, OrderId = order.Id, MerchantId = order.Merchant, BuyerId = order.Buyer, Side = side, ById = by, At = at, Words = SealedText.Of(words),
    };

    /// <summary>Lets go of the words (ACC-03).</summary>
    public void Erase() => Words = SealedText.Empty;
}
