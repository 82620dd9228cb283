namespace Modular.GraphQL.Data.Tests.Shop;

[Node("Merchant")]
public readonly record struct MerchantId(Guid Value);

[Node("City")]
public readonly record struct CityId(Guid Value);

public enum MerchantStatus
{
    Applied,
    Active,
    Removed,
}

/// <summary>An amount in minor units.</summary>
public readonly record struct Money(long Amount, string Currency);

/// <summary>A merchant, as modules write entities: closed to the outside, with a private constructor for EF Core.</summary>
public sealed class Merchant
{
    private readonly List<Document> _documents = [];

    private Merchant() => LegalName = null!;

    public Merchant(MerchantId id, string legalName)
    {
        Id = id;
        LegalName = legalName;
    }

    public MerchantId Id { get; private set; }

    public string LegalName { get; private set; }

    public string? Nickname { get; init; }

    public MerchantStatus Status { get; init; }

    public MerchantStatus? PreviousStatus { get; init; }

    public int? Score { get; init; }

    public double Rating { get; init; }

    public DateTime AppliedAt { get; init; }

    public DateOnly? ActiveSince { get; init; }

    public bool IsVerified { get; init; }

    [Authorize("merchants:appraise")]
    public string? Appraisal { get; init; }

    public MerchantId? ReferredById { get; init; }

    public Money Deposit { get; init; } = new(0, "CNY");

    [GraphQLIgnore]
    public CityId? CityId { get; init; }

    public City? City { get; init; }

    /// <summary>Computed from two columns; no column itself.</summary>
    public string Title => $"{LegalName} ({Status})";

    public IReadOnlyList<Document> Documents => _documents;

    public IReadOnlyList<Remark> Remarks { get; init; } = new List<Remark>();

    public Merchant With(params Document[] documents)
    {
        _documents.AddRange(documents);
        return this;
    }
}

public sealed class City
{
    public CityId Id { get; init; }

    public required string Name { get; init; }

    public int? Population { get; init; }
}

public sealed class Document
{
    public Guid Id { get; init; } = Guid.NewGuid();

    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    public required string Kind { get; init; }

    public int? Pages { get; init; }

    public string? Note { get; init; }
}

public sealed class Remark
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required string Text { get; init; }
}
