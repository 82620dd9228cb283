using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Brands;

/// <summary>Merchants ask for authorisations to use a brand, and reviewers decide on them (CAT-13).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
internal static class BrandAuthorisationMutations
{
    // The kinds of papers that say who may use a mark.
    private static readonly string[] Kinds = ["BRAND_AUTHORISATION", "TRADEMARK_CERTIFICATE"];

    /// <summary>Asks for the use of a brand, on the strength of a paper of the merchant that is in force (CAT-13).</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="brandId">The brand.</param>
    /// <param name="documentId">The merchant's paper: a brand authorisation or a trademark certificate.</param>
    /// <param name="firstDay">The first day on which it holds.</param>
    /// <param name="lastDay">The last day on which it holds; not past, and not before the first.</param>
    /// <returns>The authorisation, which waits for its review.</returns>
    [Authorize(CataloguePermissions.Write)]
    [return: GraphQLName("brandAuthorisation")]
    public static async Task<FieldResult<BrandAuthorisation>> RequestBrandAuthorisationAsync(
        MerchantId merchantId, BrandId brandId, DocumentId documentId, DateOnly firstDay, DateOnly lastDay,
        CatalogueDb db, [Service] IEnumerable<IMerchantPapers> papers, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!caller.Has(CataloguePermissions.Write, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        if (!await db.Brands.AnyAsync(b => b.Id == brandId, cancellationToken))
            return new[] { Missing.Brand(brandId) };
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new InputProblems();
        if (lastDay < firstDay || lastDay < BusinessDay.DayAt(now))
            problems.Add("lastDay", Text.Broken("AUTHORISATION_ENDS"));
        // Where nothing keeps papers, the reviewer alone decides.
        if (papers.SingleOrDefault() is { } reader)
        {
            var known = (await reader.FindAsync([documentId], cancellationToken)).GetValueOrDefault(documentId);
            if (known is null || known.Merchant != merchantId)
                return new[] { Missing.Document(documentId) };
            if (!known.IsInForce || !Kinds.Contains(known.Type))
                problems.Add("documentId", Text.Broken("AUTHORISATION_PAPER", string.Join(", ", Kinds)));
            else if (known.ValidUntil is { } end && lastDay > end)
                problems.Add("lastDay", Text.Broken("AUTHORISATION_PAPER_ENDS", end));
        }

        if (!problems.IsEmpty)
            return problems.Errors;
        var asked = BrandAuthorisation.Request(new(Guid.CreateVersion7()), merchantId, brandId, documentId, firstDay, lastDay, Actor.Of(caller), now);
        db.Add(asked);
        return await db.SaveEditionAsync(asked, cancellationToken);
    }

    /// <summary>Lets a merchant use a brand, on one of the days on which the authorisation holds (CAT-13).</summary>
    /// <param name="brandAuthorisationId">The authorisation.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The authorisation.</returns>
    [Authorize(CataloguePermissions.ReviewBrands)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("brandAuthorisation")]
    public static Task<FieldResult<BrandAuthorisation>> GrantBrandAuthorisationAsync(
        BrandAuthorisationId brandAuthorisationId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        TakeAsync(BrandAuthorisationActions.Grant, brandAuthorisationId, expectedVersion, db, turn, (a, by, at) => a.Grant(by, at), cancellationToken);

    /// <summary>Refuses a merchant the use of a brand (CAT-13).</summary>
    /// <param name="brandAuthorisationId">The authorisation.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The authorisation.</returns>
    [Authorize(CataloguePermissions.ReviewBrands)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("brandAuthorisation")]
    public static async Task<FieldResult<BrandAuthorisation>> RefuseBrandAuthorisationAsync(
        BrandAuthorisationId brandAuthorisationId, string reason, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await TakeAsync(BrandAuthorisationActions.Refuse, brandAuthorisationId, expectedVersion, db, turn, (a, by, at) => a.Refuse(why, by, at), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Ends a merchant's use of a brand before its last day; goods that need it leave the shelf at once, where the settings say so (CAT-13).</summary>
    /// <param name="brandAuthorisationId">The authorisation.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The authorisation.</returns>
    [Authorize(CataloguePermissions.ReviewBrands)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("brandAuthorisation")]
    public static async Task<FieldResult<BrandAuthorisation>> RevokeBrandAuthorisationAsync(
        BrandAuthorisationId brandAuthorisationId, string reason, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CatalogueOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            BrandAuthorisationActions.Revoke, await FindAsync(db, brandAuthorisationId, cancellationToken), await FactsOfAsync(db, brandAuthorisationId, cancellationToken),
            Missing.BrandAuthorisation(brandAuthorisationId), expectedVersion,
            async (authorisation, by, at) =>
            {
                if (authorisation.Revoke(why, by, at) is { } refused)
                    return [refused];
                await db.WithdrawAsync(authorisation, options, at, cancellationToken);
                return [];
            }, cancellationToken);
    }

    private static async Task<FieldResult<BrandAuthorisation>> TakeAsync(
        StateAction<BrandAuthorisationFacts, BrandAuthorisationStatus> action, BrandAuthorisationId id, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn,
        Func<BrandAuthorisation, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            action, await FindAsync(db, id, cancellationToken), async () => (await FactsOfAsync(db, id, cancellationToken))!, Missing.BrandAuthorisation(id), expectedVersion, step, cancellationToken);

    private static Task<BrandAuthorisation?> FindAsync(CatalogueDb db, BrandAuthorisationId id, CancellationToken cancellationToken) =>
        db.BrandAuthorisations.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

    private static async Task<BrandAuthorisationFacts?> FactsOfAsync(CatalogueDb db, BrandAuthorisationId id, CancellationToken cancellationToken) =>
        (await db.LoadFactsAsync([id], cancellationToken)).GetValueOrDefault(id);
}
