using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Advertise;

/// <summary>Reading advertising slots and what is booked of them.</summary>
[QueryType]
internal static class AdQueries
{
    /// <summary>The advertising slots of the platform, by their codes; open to everybody (CAT-20).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(AdSlot.Code), nameof(AdSlot.Channel), nameof(AdSlot.IsOpen)])]
    public static IQueryable<AdSlot> GetAdSlots(CatalogueDb db) => db.AdSlots.AsNoTracking().OrderBy(s => s.Code).ThenBy(s => s.Id);

    /// <summary>The bookings of the merchants for whom the caller may book, or all for those who decide on them; the newest first (CAT-20).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(AdPlacement.Status), nameof(AdPlacement.MerchantId), nameof(AdPlacement.SlotId), nameof(AdPlacement.From)])]
    [Authorize]
    public static IQueryable<AdPlacement> GetAdPlacements(CatalogueDb db) => db.ReadablePlacements().OrderByDescending(p => p.BookedAt).ThenByDescending(p => p.Id);

    /// <summary>Slots by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<AdSlotId, AdSlot>> GetAdSlotsByIdAsync(IReadOnlyList<AdSlotId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.AdSlots.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>Bookings by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<AdPlacementId, AdPlacement>> GetAdPlacementsByIdAsync(IReadOnlyList<AdPlacementId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadablePlacements().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
}

/// <summary>Which bookings the caller may read, and what the rules of their actions ask.</summary>
internal static class ReadablePlacementsQuery
{
    public static IQueryable<AdPlacement> ReadablePlacements(this CatalogueDb db, bool tracked = false)
    {
        var ((everywhere, merchants), (decidesEverywhere, decidesAt)) = (db.ReachOf(SellingPermissions.BookAds), db.ReachOf(SellingPermissions.ManageAds));
        var (isEverywhere, all) = (everywhere || decidesEverywhere, merchants.Union(decidesAt).ToList());
        var placements = db.AdPlacements.Where(p => isEverywhere || all.Contains(p.MerchantId));
        return tracked ? placements : placements.AsNoTracking();
    }

    /// <summary>The facts about bookings.</summary>
    public static IQueryable<AdPlacementFacts> FactsOfPlacements(this CatalogueDb db)
    {
        var me = db.Caller.UserId;
        return db.ReadablePlacements().Select(p => new AdPlacementFacts
        {
            Id = p.Id, MerchantId = p.MerchantId, Status = p.Status, StepCount = p.StepCount, Headline = p.Headline, BookedAt = p.BookedAt, IsBooker = p.BookerId != null && p.BookerId == me,
        });
    }

    /// <summary>The facts about some of them.</summary>
    public static Task<Dictionary<AdPlacementId, AdPlacementFacts>> LoadPlacementFactsAsync(this CatalogueDb db, IReadOnlyList<AdPlacementId> ids, CancellationToken cancellationToken) =>
        db.FactsOfPlacements().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>Frees the days of a booking that will not be shown; the caller saves.</summary>
    public static async Task FreeDaysAsync(this CatalogueDb db, AdPlacement placement, CancellationToken cancellationToken)
    {
        if (placement.Status is AdPlacementStatus.Rejected or AdPlacementStatus.Cancelled)
            db.RemoveRange(await db.AdSlotDays.Where(d => d.PlacementId == placement.Id).ToListAsync(cancellationToken));
    }
}

/// <summary>The slot's fields that are not its own columns.</summary>
[ObjectType<AdSlot>]
internal static class AdSlotFields
{
    /// <summary>What a day costs.</summary>
    [Cost(0)]
    public static Money GetDayPrice([Parent(Requires = $"{nameof(AdSlot.DayPrice)} {nameof(AdSlot.Currency)}")] AdSlot slot) => new(slot.DayPrice, slot.Currency);

    /// <summary>The days from tomorrow on that are booked, at most 366, in the business time zone (CAT-20).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<IReadOnlyList<DateOnly>>> GetBookedDaysAsync(
        [Parent(Requires = nameof(AdSlot.Id))] IReadOnlyList<AdSlot> slots, CatalogueDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (ids, today) = (slots.Select(s => s.Id).ToList(), BusinessDay.DayAt(clock.GetUtcNow().UtcDateTime));
        var days = (await db.AdSlotDays.AsNoTracking().Where(d => ids.Contains(d.SlotId) && d.Day > today).OrderBy(d => d.Day).ToListAsync(cancellationToken)).ToLookup(d => d.SlotId, d => d.Day);
        return [.. slots.Select(s => (IReadOnlyList<DateOnly>)[.. days[s.Id].Take(366)])];
    }

    /// <summary>What is shown there now; null for nothing (CAT-20).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<ShownAd?>> GetShownAsync([Parent(Requires = nameof(AdSlot.Id))] IReadOnlyList<AdSlot> slots, CatalogueDb db, CancellationToken cancellationToken)
    {
        var ids = slots.Select(s => s.Id).ToList();
        var shown = await db.AdPlacements.AsNoTracking().Where(p => ids.Contains(p.SlotId) && p.Status == AdPlacementStatus.Running).OrderBy(p => p.From).ToListAsync(cancellationToken);
        return [.. slots.Select(s => shown.FindLast(p => p.SlotId == s.Id) is { } last ? new ShownAd(last.Headline, last.Until, last.ProductId, last.MerchantId) : null)];
    }
}

/// <summary>An advertisement that is shown (CAT-20).</summary>
/// <param name="Headline">What it says.</param>
/// <param name="Until">The day before which it ends, in the business time zone.</param>
/// <param name="ProductId">The product that is advertised; null for the merchant as a whole, and where the product is not listed.</param>
/// <param name="MerchantId">Whose advertisement it is.</param>
internal sealed record ShownAd(string Headline, DateOnly Until, ProductId? ProductId, Merchants.Contracts.MerchantId MerchantId);

/// <summary>The booking's fields that are not its own columns.</summary>
[ObjectType<AdPlacement>]
internal static class AdPlacementFields
{
    /// <summary>The fee, due when it begins to be shown (SET-05).</summary>
    [Cost(0)]
    public static Money GetFee([Parent(Requires = $"{nameof(AdPlacement.FeeAmount)} {nameof(AdPlacement.Currency)}")] AdPlacement placement) => new(placement.FeeAmount, placement.Currency);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(AdPlacement.Id))] AdPlacement placement, CatalogueDb db)
    {
        var subject = placement.Id.Value;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}

/// <summary>What the caller may do with a booking now (FE-01).</summary>
[ExtendObjectType<AdPlacementId>]
internal static class AdPlacementAllowedActions
{
    /// <summary>What can be done with the booking, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<AdPlacementId> placements, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadPlacementFactsAsync(placements, cancellationToken);
        return [.. placements.Select(p => facts.TryGetValue(p, out var known) ? allowed.Of(AdPlacementActions.All, known) : [])];
    }
}
