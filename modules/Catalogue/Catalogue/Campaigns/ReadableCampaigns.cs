using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.Campaigns;

/// <summary>Which campaigns the caller may read, with what belongs to them, and what the rules of their actions ask: those of merchants whose unlisted goods he may read.</summary>
internal static class ReadableCampaignsQuery
{
    public static IQueryable<Campaign> ReadableCampaigns(this CatalogueDb db, bool tracked = false)
    {
        var (isEverywhere, merchants) = db.ReachOf(CataloguePermissions.Read);
        return Tracked(db.Campaigns.Where(c => isEverywhere || merchants.Contains(c.MerchantId)), tracked);
    }

    public static IQueryable<CampaignChange> ReadableChanges(this CatalogueDb db, bool tracked = false)
    {
        var (isEverywhere, merchants) = db.ReachOf(CataloguePermissions.Read);
        return Tracked(db.CampaignChanges.Where(c => isEverywhere || merchants.Contains(c.MerchantId)), tracked);
    }

    public static IQueryable<CampaignCreative> ReadableCreatives(this CatalogueDb db, bool tracked = false)
    {
        var (isEverywhere, merchants) = db.ReachOf(CataloguePermissions.Read);
        return Tracked(db.CampaignCreatives.Where(c => isEverywhere || merchants.Contains(c.MerchantId)), tracked);
    }

    /// <summary>The facts about campaigns.</summary>
    public static IQueryable<CampaignFacts> FactsOfCampaigns(this CatalogueDb db, DateTime now)
    {
        var me = db.Caller.UserId;
        return db.ReadableCampaigns().Select(c => new CampaignFacts
        {
            Id = c.Id, MerchantId = c.MerchantId, Status = c.Status, StepCount = c.StepCount, Theme = c.Plan.Theme, From = c.Plan.From,
            HasProducts = db.CampaignProducts.Any(p => p.CampaignId == c.Id),
            IsEarly = now < c.Plan.From,
            IsOver = c.Plan.Until <= now,
            HasOpenCreatives = db.CampaignCreatives.Any(x => x.CampaignId == c.Id && x.Status == CreativeStatus.Submitted),
            HasOpenChange = db.CampaignChanges.Any(x => x.CampaignId == c.Id && x.Status == CampaignChangeStatus.Requested),
            IsToBeTerminated = c.TerminatorId != null,
            IsSubmitter = c.SubmitterId != null && c.SubmitterId == me,
            IsTerminator = c.TerminatorId != null && c.TerminatorId == me,
        });
    }

    /// <summary>The facts about wanted changes.</summary>
    public static IQueryable<CampaignChangeFacts> FactsOfChanges(this CatalogueDb db)
    {
        var me = db.Caller.UserId;
        return from x in db.ReadableChanges()
               join c in db.Campaigns on x.CampaignId equals c.Id
               select new CampaignChangeFacts
               {
                   Id = x.Id, MerchantId = x.MerchantId, Status = x.Status, StepCount = x.StepCount, Theme = x.Plan.Theme, RequestedAt = x.RequestedAt,
                   IsOver = c.Status == CampaignStatus.Ended || c.Status == CampaignStatus.Terminated,
                   IsRequester = x.RequesterId != null && x.RequesterId == me,
               };
    }

    /// <summary>The facts about pieces of publicity.</summary>
    public static IQueryable<CreativeFacts> FactsOfCreatives(this CatalogueDb db)
    {
        var me = db.Caller.UserId;
        return db.ReadableCreatives().Select(x => new CreativeFacts
        {
            Id = x.Id, MerchantId = x.MerchantId, Status = x.Status, StepCount = x.StepCount, Headline = x.Headline, SubmittedAt = x.SubmittedAt, IsSubmitter = x.SubmitterId != null && x.SubmitterId == me,
        });
    }

    public static Task<Dictionary<CampaignId, CampaignFacts>> LoadCampaignFactsAsync(this CatalogueDb db, IReadOnlyList<CampaignId> ids, DateTime now, CancellationToken cancellationToken) =>
        db.FactsOfCampaigns(now).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    public static Task<Dictionary<CampaignChangeId, CampaignChangeFacts>> LoadChangeFactsAsync(this CatalogueDb db, IReadOnlyList<CampaignChangeId> ids, CancellationToken cancellationToken) =>
        db.FactsOfChanges().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    public static Task<Dictionary<CampaignCreativeId, CreativeFacts>> LoadCreativeFactsAsync(this CatalogueDb db, IReadOnlyList<CampaignCreativeId> ids, CancellationToken cancellationToken) =>
        db.FactsOfCreatives().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    private static IQueryable<T> Tracked<T>(IQueryable<T> rows, bool tracked) where T : class => tracked ? rows : rows.AsNoTracking();
}
