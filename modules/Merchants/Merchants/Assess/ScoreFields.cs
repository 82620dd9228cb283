using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Merchants.Assess;

/// <summary>Reading scores.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class ScoreQueries
{
    /// <summary>The scores that the caller may see, the newest month first (MER-07); for those who act for a merchant, its own.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(MerchantScore.Period), nameof(MerchantScore.MerchantId), nameof(MerchantScore.Total), nameof(MerchantScore.AssessedAt)])]
    [UseSorting(Properties = [nameof(MerchantScore.Period), nameof(MerchantScore.Total)])]
    public static IQueryable<MerchantScore> GetMerchantScores(MerchantsDb db) => db.Scores.AsNoTracking().OrderByDescending(s => s.Period).ThenByDescending(s => s.Id);
}

/// <summary>Loads scores and their components.</summary>
internal static class ScoreLoaders
{
    /// <summary>Scores by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantScoreId, MerchantScore>> GetScoresByIdAsync(IReadOnlyList<MerchantScoreId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Scores.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
}

/// <summary>What is told of a score beside its own row.</summary>
[ExtendObjectType<MerchantScoreId>]
internal static class ScoreExtensions
{
    /// <summary>What it was computed from, in the order of the index (MER-07).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 8)]
    public static async Task<IReadOnlyList<IReadOnlyList<MerchantScoreComponent>>> GetComponentsAsync(
        [Parent] IReadOnlyList<MerchantScoreId> scores, MerchantsDb db, CancellationToken cancellationToken)
    {
        var components = (await db.ScoreComponents.AsNoTracking().Where(c => scores.Contains(c.ScoreId) && db.Scores.Any(s => s.Id == c.ScoreId))
            .OrderBy(c => c.Number).ToListAsync(cancellationToken)).ToLookup(c => c.ScoreId);
        return [.. scores.Select(s => (IReadOnlyList<MerchantScoreComponent>)[.. components[s]])];
    }
}

/// <summary>A merchant's scores.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantScoreFields
{
    /// <summary>The merchant's scores, the newest month first (MER-07).</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.Read)]
    public static IQueryable<MerchantScore> GetScores([Parent] MerchantId merchant, MerchantsDb db) =>
        db.Scores.AsNoTracking().Where(s => s.MerchantId == merchant).OrderByDescending(s => s.Period).ThenByDescending(s => s.Id);
}
