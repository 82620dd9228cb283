using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Exits;

/// <summary>Reading exits.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class ExitQueries
{
    /// <summary>The exits that the caller may see, the newest first (MER-08).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(MerchantExit.Status), nameof(MerchantExit.Step), nameof(MerchantExit.Cause), nameof(MerchantExit.BegunAt)])]
    public static IQueryable<MerchantExit> GetMerchantExits(MerchantsDb db) => db.Exits.AsNoTracking().OrderByDescending(e => e.BegunAt).ThenByDescending(e => e.Id);
}

/// <summary>Loads exits.</summary>
internal static class ExitLoaders
{
    /// <summary>Exits by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantExitId, MerchantExit>> GetExitsByIdAsync(IReadOnlyList<MerchantExitId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Exits.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
}

/// <summary>What is told of an exit beside its own row.</summary>
[ExtendObjectType<MerchantExitId>]
internal static class ExitExtensions
{
    /// <summary>The steps that are done, in their order (MER-08).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<IReadOnlyList<MerchantExitStepDone>>> GetStepsAsync([Parent] IReadOnlyList<MerchantExitId> exits, MerchantsDb db, CancellationToken cancellationToken)
    {
        var steps = (await db.ExitSteps.AsNoTracking().Where(s => exits.Contains(s.ExitId) && db.Exits.Any(e => e.Id == s.ExitId)).ToListAsync(cancellationToken)).ToLookup(s => s.ExitId);
        return [.. exits.Select(e => (IReadOnlyList<MerchantExitStepDone>)[.. steps[e].OrderBy(s => s.Step)])];
    }

    /// <summary>What is open with the merchant now, as the modules that know say it (MER-08); empty once the exit has ended.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 4)]
    public static async Task<IReadOnlyList<IReadOnlyList<OpenObligation>>> GetObligationsAsync(
        [Parent] IReadOnlyList<MerchantExitId> exits, MerchantsDb db, OpenObligations obligations, CancellationToken cancellationToken)
    {
        var running = await db.Exits.Where(e => exits.Contains(e.Id) && e.Status == MerchantExitStatus.Running).ToDictionaryAsync(e => e.Id, e => e.MerchantId, cancellationToken);
        var open = await obligations.AskAsync([.. running.Values], cancellationToken);
        return [.. exits.Select(e => running.TryGetValue(e, out var merchant) ? open.GetValueOrDefault(merchant) ?? [] : [])];
    }

    /// <summary>What can be done with the exit, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 1)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<MerchantExitId> exits, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(exits, cancellationToken);
        return [.. exits.Select(e => facts.TryGetValue(e, out var known) ? allowed.Of(MerchantExitActions.All, known) : [])];
    }
}

/// <summary>A merchant's exits.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantExitFields
{
    /// <summary>The merchant's newest exit (MER-08); null where it never began to leave.</summary>
    [BatchResolver]
    [Authorize(MerchantsPermissions.Read)]
    public static async Task<IReadOnlyList<MerchantExit?>> GetExitAsync([Parent] IReadOnlyList<MerchantId> merchants, MerchantsDb db, CancellationToken cancellationToken)
    {
        var exits = await db.Exits.AsNoTracking().Where(e => merchants.Contains(e.MerchantId)).ToListAsync(cancellationToken);
        return [.. merchants.Select(m => exits.Where(e => e.MerchantId == m).MaxBy(e => (e.BegunAt, e.Id.Value)))];
    }
}
