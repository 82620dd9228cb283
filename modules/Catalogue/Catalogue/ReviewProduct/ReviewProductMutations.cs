using Catalogue.Contracts;
using Catalogue.EditProduct;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.ReviewProduct;

/// <summary>The review before goods are listed.</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Review)]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<SeparationOfDutiesError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ReviewProductMutations
{
    /// <summary>Approves a product that is compliant and truthfully described and whose certificates are valid; its merchant may list it from now on (CAT-01).</summary>
    /// <param name="productId">The product.</param>
    /// <param name="verdicts">What the reviewer has found on each of the three questions; an approval needs all three.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the product has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Bulk]
    [Error<InvalidInputError>]
    [Error<ProductHasFaultsError>]
    [Error<ProductChecksStandError>]
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> ApproveProductAsync(
        ProductId productId, ProductVerdictsInput verdicts, int? expectedVersion, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var found = verdicts.Check(problems);
        return verdicts.Against().Concat(problems.Errors).ToList() is { Count: > 0 } against
            ? against
            : await db.ChangeProductAsync(ProductActions.Approve, productId, expectedVersion, allowed, p => p.Approve(Actor.Of(caller), clock.GetUtcNow().UtcDateTime, found), cancellationToken);
    }

    /// <summary>Refuses a product for good (CAT-01).</summary>
    /// <param name="productId">The product.</param>
    /// <param name="reasonCode">Why.</param>
    /// <param name="reasonText">The words to the merchant, at most 1000 characters.</param>
    /// <param name="verdicts">What the reviewer has found on each of the three questions; kept with the submission.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the product has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Bulk]
    [Error<InvalidInputError>]
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> RejectProductAsync(
        ProductId productId, ProductRejectionReason reasonCode, string reasonText, ProductVerdictsInput? verdicts, int? expectedVersion, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var found = verdicts?.Check(problems);
        var text = problems.Take("reasonText", PlainText.Parse(reasonText, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await db.ChangeProductAsync(ProductActions.Reject, productId, expectedVersion, allowed, p => p.Reject(reasonCode, text, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, found), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Gives a product back to its merchant with what to change (CAT-01).</summary>
    /// <param name="productId">The product.</param>
    /// <param name="comment">What to change, at most 1000 characters.</param>
    /// <param name="verdicts">What the reviewer has found on each of the three questions; kept with the submission.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the product has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Bulk(Name = "requestChangesOfProducts")]
    [Error<InvalidInputError>]
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> RequestProductChangesAsync(
        ProductId productId, string comment, ProductVerdictsInput? verdicts, int? expectedVersion, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var found = verdicts?.Check(problems);
        var text = problems.Take("comment", PlainText.Parse(comment, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await db.ChangeProductAsync(ProductActions.RequestChanges, productId, expectedVersion, allowed, p => p.RequestChanges(text, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, found), cancellationToken)
            : problems.Errors;
    }
}

/// <summary>What the reviewer has found on the three questions of a review (CAT-01).</summary>
/// <param name="Compliant">Whether it may be sold here, in the category that it is in.</param>
/// <param name="Truthful">Whether what is said of it is true and complete.</param>
/// <param name="CertificatesValid">Whether the certificates that it needs are there and valid.</param>
/// <param name="ComplianceComment">Words on the first question, at most 1000 characters.</param>
/// <param name="TruthfulnessComment">Words on the second question, at most 1000 characters.</param>
/// <param name="CertificatesComment">Words on the third question, at most 1000 characters.</param>
internal sealed record ProductVerdictsInput(
    bool Compliant, bool Truthful, bool CertificatesValid, string? ComplianceComment, string? TruthfulnessComment, string? CertificatesComment)
{
    /// <summary>The verdicts as the submission keeps them; problems are noted.</summary>
    public ReviewVerdicts Check(InputProblems problems) => new(
        new(Compliant, Words(problems, "complianceComment", ComplianceComment)), new(Truthful, Words(problems, "truthfulnessComment", TruthfulnessComment)),
        new(CertificatesValid, Words(problems, "certificatesComment", CertificatesComment)));

    private static string? Words(InputProblems problems, string field, string? words) => problems.Take($"verdicts.{field}", PlainText.ParseOptional(words, FieldLengths.Comment, "COMMENT"));

    /// <summary>What stands against an approval.</summary>
    public IEnumerable<IUserError> Against()
    {
        if (!Compliant)
            yield return Text.Invalid("verdicts.compliant", "VERDICT_AGAINST");
        if (!Truthful)
            yield return Text.Invalid("verdicts.truthful", "VERDICT_AGAINST");
        if (!CertificatesValid)
            yield return Text.Invalid("verdicts.certificatesValid", "VERDICT_AGAINST");
    }
}
