using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.Advertise;

/// <summary>Booking advertising slots.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
internal static class AdPlacementMutations
{
    private const int MostDays = 90;
    private const int Furthest = 366;

    /// <summary>
    /// Books an advertising slot for some days at its price of today (CAT-20). The days are held from then on; it is shown once it is approved. Of two who book the same day at once one has it
    /// (AD_SLOT_TAKEN). The fee is due when it begins to be shown (SET-05).
    /// </summary>
    /// <param name="adSlotId">The slot.</param>
    /// <param name="merchantId">The merchant who books.</param>
    /// <param name="from">The first day, in the business time zone: after today, within a year.</param>
    /// <param name="until">The day before which it ends: after the first one, by at most 90 days.</param>
    /// <param name="headline">What it says, at most 120 characters.</param>
    /// <param name="productId">The product that is advertised; left out for the merchant as a whole.</param>
    /// <returns>The booking.</returns>
    [Idempotent(Required = true)]
    [Authorize(SellingPermissions.BookAds)]
    [Error<AdSlotTakenError>]
    [return: GraphQLName("placement")]
    public static async Task<FieldResult<AdPlacement>> BookAdSlotAsync(
        AdSlotId adSlotId, MerchantId merchantId, DateOnly from, DateOnly until, string headline, ProductId? productId,
        CatalogueDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (problems, now) = (new InputProblems(), clock.GetUtcNow().UtcDateTime);
        var words = problems.Take("headline", PlainText.Parse(headline, FieldLengths.Title, "HEADLINE"));
        var today = BusinessDay.DayAt(now);
        if (from <= today || from > today.AddDays(Furthest))
            problems.Add("from", Text.Broken("AD_FROM"));
        if (until <= from || until.DayNumber - from.DayNumber > MostDays)
            problems.Add("until", Text.Broken("AD_UNTIL", MostDays));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (!caller.Has(SellingPermissions.BookAds, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        if (await db.AdSlots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == adSlotId && s.IsOpen, cancellationToken) is not { } slot)
            return new[] { Missing.AdSlot(adSlotId) };
        if (productId is { } product && !await db.Products.AnyAsync(p => p.Id == product && p.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Product(product) };
        var placement = AdPlacement.Book(new(Guid.CreateVersion7()), slot, merchantId, new(from, until, words, productId), Actor.Of(caller), now);
        db.Add(placement);
        for (var day = from; day < until; day = day.AddDays(1))
            db.Add(new AdSlotDay { SlotId = slot.Id, Day = day, PlacementId = placement.Id });
        var taken = await TakenAsync(db, slot.Id, from, until, cancellationToken) ?? await TrySaveAsync(db, slot.Id, from, until, cancellationToken);
        return taken is null ? placement : new[] { taken };
    }

    /// <summary>Lets a booked advertisement be shown, by somebody who has not booked it (CAT-20).</summary>
    /// <param name="adPlacementId">The booking.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The booking.</returns>
    [Authorize(SellingPermissions.ManageAds)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("placement")]
    public static Task<FieldResult<AdPlacement>> ApproveAdPlacementAsync(AdPlacementId adPlacementId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        TakeAsync(AdPlacementActions.Approve, adPlacementId, expectedVersion, db, turn, (p, by, at) => p.Approve(by, at), cancellationToken);

    /// <summary>Does not let a booked advertisement be shown; its days are free again (CAT-20).</summary>
    /// <param name="adPlacementId">The booking.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The booking.</returns>
    [Authorize(SellingPermissions.ManageAds)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("placement")]
    public static async Task<FieldResult<AdPlacement>> RejectAdPlacementAsync(
        AdPlacementId adPlacementId, string reason, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await TakeAsync(AdPlacementActions.Reject, adPlacementId, expectedVersion, db, turn, (p, by, at) => p.Reject(why, by, at), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Gives a booking up before it is shown; its days are free again, and no fee is due (CAT-20).</summary>
    /// <param name="adPlacementId">The booking.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The booking.</returns>
    [Authorize(SellingPermissions.BookAds)]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("placement")]
    public static Task<FieldResult<AdPlacement>> CancelAdPlacementAsync(AdPlacementId adPlacementId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        TakeAsync(AdPlacementActions.Cancel, adPlacementId, expectedVersion, db, turn, (p, by, at) => p.Cancel(by, at), cancellationToken);

    private static async Task<FieldResult<AdPlacement>> TakeAsync(
        StateAction<AdPlacementFacts, AdPlacementStatus> action, AdPlacementId id, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn,
        Func<AdPlacement, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        var found = await db.ReadablePlacements(tracked: true).SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        return await turn.TakeAsync(action, found, async () => (await db.LoadPlacementFactsAsync([id], cancellationToken))[id], Missing.AdPlacement(id), expectedVersion, async (placement, by, at) =>
        {
            if (step(placement, by, at) is { } refused)
                return [refused];
            await db.FreeDaysAsync(placement, cancellationToken);
            return [];
        }, cancellationToken);
    }

    private static async Task<AdSlotTakenError?> TrySaveAsync(CatalogueDb db, AdSlotId slot, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return await TakenAsync(db, slot, from, until, cancellationToken) ?? Taken([from]);
        }
    }

    private static async Task<AdSlotTakenError?> TakenAsync(CatalogueDb db, AdSlotId slot, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var days = await db.AdSlotDays.AsNoTracking().Where(d => d.SlotId == slot && d.Day >= from && d.Day < until).OrderBy(d => d.Day).Select(d => d.Day).ToListAsync(cancellationToken);
        return days.Count == 0 ? null : Taken(days);
    }

    private static AdSlotTakenError Taken(IReadOnlyList<DateOnly> days) => new(Text.Of("AD_SLOT_TAKEN", string.Join(", ", days.Select(d => $"{d:yyyy-MM-dd}"))), days);
}
