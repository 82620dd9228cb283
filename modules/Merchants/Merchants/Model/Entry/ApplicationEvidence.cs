using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>What an applicant brings forward for a criterion: one of the application's papers, words, or both (MER-02). It never changes.</summary>
internal sealed class ApplicationEvidence
{
    private ApplicationEvidence()
    {
    }

    [GraphQLIgnore]
    public Guid Id { get; private init; }

    [GraphQLIgnore]
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>The code of the criterion.</summary>
    public string Criterion { get; private init; } = "";

    /// <summary>The paper; null for words alone.</summary>
    public DocumentId? DocumentId { get; private init; }

    [GraphQLIgnore]
    public SealedText Words { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>When it was brought forward (UTC).</summary>
    public DateTime At { get; private init; }

    public static ApplicationEvidence Of(MerchantApplicationId application, string criterion, DocumentId? document, string? words, Actor by, DateTime at, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), ApplicationId = application, Criterion = criterion, DocumentId = document, Words = words is null ? SealedText.Empty : SealedText.Of(words), ById = by.Id, At = at,
    };

    /// <summary>Lets go of the words (ACC-03).</summary>
    public void Erase() => Words = SealedText.Empty;
}
