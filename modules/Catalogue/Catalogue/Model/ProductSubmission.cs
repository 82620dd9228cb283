using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>A time that a product was handed in for review: what the automatic checks found then, and what the reviewer found on each of the three questions (CAT-01).</summary>
internal sealed class ProductSubmission : IVersioned
{
    private ProductSubmission()
    {
    }

    /// <summary>The submission's id.</summary>
    [GraphQLIgnore]
    public Guid Id { get; private init; }

    /// <summary>The product.</summary>
    [GraphQLIgnore]
    public ProductId ProductId { get; private init; }

    /// <summary>Whose it is; the product's.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; private init; }

    /// <summary>Its number among the product's, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>When it was handed in (UTC).</summary>
    public DateTime SubmittedAt { get; private init; }

    /// <summary>Who handed it in; null for the platform.</summary>
    [GraphQLIgnore]
    public Guid? SubmitterId { get; private init; }

    /// <summary>What the automatic checks found when it was handed in (CAT-08).</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<ProductCheck> Checks { get; private set; } = [];

    /// <summary>How many of these keep it from being approved.</summary>
    public int BlockingChecks { get; private set; }

    /// <summary>The edition of the list of terms by which it was checked; null where it was not.</summary>
    public int? TermEdition { get; private set; }

    /// <summary>What was decided: APPROVED, REJECTED or CHANGES_REQUESTED; null before.</summary>
    public ProductStatus? Decision { get; private set; }

    /// <summary>When it was decided on (UTC); null before.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Who decided; null before.</summary>
    [GraphQLIgnore]
    public Guid? DeciderId { get; private set; }

    /// <summary>Whether it may be sold here, in its category; null where the reviewer has not said.</summary>
    public bool? Compliant { get; private set; }

    /// <summary>The reviewer's words on that; null where there are none.</summary>
    public string? ComplianceComment { get; private set; }

    /// <summary>Whether what is said of it is true and complete; null where the reviewer has not said.</summary>
    public bool? Truthful { get; private set; }

    /// <summary>The reviewer's words on that; null where there are none.</summary>
    public string? TruthfulnessComment { get; private set; }

    /// <summary>Whether the certificates that it needs are there and valid; null where the reviewer has not said.</summary>
    public bool? CertificatesValid { get; private set; }

    /// <summary>The reviewer's words on that; null where there are none.</summary>
    public string? CertificatesComment { get; private set; }

    /// <inheritdoc/>
    [GraphQLIgnore]
    public int Version { get; private set; }

    internal static ProductSubmission HandIn(ProductId product, MerchantId merchant, int number, Actor by, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), ProductId = product, MerchantId = merchant, Number = number, SubmittedAt = at, SubmitterId = by.UserId };

    /// <summary>Keeps what the checks found.</summary>
    public void Note(IReadOnlyList<ProductCheck> checks, int? termEdition) =>
        (Checks, BlockingChecks, TermEdition) = (checks, checks.Count(c => c.Severity == CheckSeverity.Blocking), termEdition);

    internal void Decide(ProductStatus decision, ReviewVerdicts verdicts, Actor by, DateTime at)
    {
        (Decision, DecidedAt, DeciderId) = (decision, at, by.UserId);
        (Compliant, ComplianceComment) = verdicts.Compliance;
        (Truthful, TruthfulnessComment) = verdicts.Truthfulness;
        (CertificatesValid, CertificatesComment) = verdicts.Certificates;
    }
}

/// <summary>What a reviewer found on one question of a review.</summary>
/// <param name="IsGood">Yes or no; null where nothing was said.</param>
/// <param name="Comment">Words on it; null where there are none.</param>
internal sealed record ReviewVerdict(bool? IsGood, string? Comment = null);

/// <summary>What a reviewer found on the three questions of a review (CAT-01).</summary>
/// <param name="Compliance">Whether it may be sold here.</param>
/// <param name="Truthfulness">Whether what is said of it is true and complete.</param>
/// <param name="Certificates">Whether its certificates are valid.</param>
internal sealed record ReviewVerdicts(ReviewVerdict Compliance, ReviewVerdict Truthfulness, ReviewVerdict Certificates)
{
    /// <summary>Yes to all three.</summary>
    public static ReviewVerdicts Yes { get; } = new(new(true), new(true), new(true));

    /// <summary>Nothing said.</summary>
    public static ReviewVerdicts None { get; } = new(new(null), new(null), new(null));
}
