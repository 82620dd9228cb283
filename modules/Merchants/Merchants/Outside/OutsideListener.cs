using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReviewStatistics;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Outside;

/// <summary>
/// Hears what the outside platform has to say: findings (DOC-24) and changes of its rules (DOC-26). What was read and how far are written together, and what has a name that is known is passed over: each
/// is there once, however often a list is read.
/// </summary>
internal sealed class OutsideListener(ModuleDatabase<MerchantsDb> database, IPlatformConnector platform, TimeProvider clock)
{
    private const int MostPages = 50;
    private const string Findings = "FINDINGS";
    private const string RuleChanges = "RULE_CHANGES";

    /// <summary>Hears of findings.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> HearFindingsAsync(CancellationToken cancellationToken) => HearAsync(Findings, platform.FindingsAfterAsync, AddAsync, cancellationToken);

    /// <summary>Hears of changes of rules.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> HearRuleChangesAsync(CancellationToken cancellationToken) => HearAsync(RuleChanges, platform.RuleChangesAfterAsync, AddAsync, cancellationToken);

    private async Task<int> HearAsync<T>(
        string list, Func<string?, CancellationToken, Task<PlatformPage<T>>> read, Func<MerchantsDb, IReadOnlyList<T>, CancellationToken, Task<int>> add, CancellationToken cancellationToken)
    {
        var heard = 0;
        for (var pages = 0; platform.IsOutside && pages < MostPages; pages++)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var target = platform.Target;
            var place = await db.Set<PlatformPlace>().SingleOrDefaultAsync(p => p.Target == target && p.List == list, cancellationToken);
            var page = await read(place?.Place, cancellationToken);
            if (page.Items.Count == 0 && (page.Next is null || page.Next == place?.Place))
                break;
            var added = await add(db, page.Items, cancellationToken);
            var isLast = page.Next is null || page.Next == place?.Place;
            if (!isLast && place is not null)
                place.Place = page.Next!;
            else if (!isLast)
                db.Add(new PlatformPlace { Target = target, List = list, Place = page.Next! });
            if (!await TrySaveAsync(db, cancellationToken))
                break;
            heard += added;
            if (isLast)
                break;
        }

        return heard;
    }

    private async Task<int> AddAsync(MerchantsDb db, IReadOnlyList<FoundOutside> items, CancellationToken cancellationToken)
    {
        var (ids, references, target, now) = (items.Select(i => i.Id).ToList(), items.Select(i => i.Reference).OfType<string>().ToList(), platform.Target, clock.GetUtcNow().UtcDateTime);
        var known = await db.PlatformFindings.Where(f => f.ExternalId != null && ids.Contains(f.ExternalId)).Select(f => f.ExternalId!).ToListAsync(cancellationToken);
        var uploads = (await db.PlatformUploads.AsNoTracking().Where(u => u.Target == target && u.ExternalRef != null && references.Contains(u.ExternalRef)).ToListAsync(cancellationToken))
            .ToLookup(u => u.ExternalRef!);
        var papers = uploads.SelectMany(u => u).Select(u => u.DocumentId).Distinct().ToList();
        var documents = await db.Documents.AsNoTracking().Where(d => papers.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        var fresh = items.DistinctBy(i => i.Id).ExceptBy(known, i => i.Id).ToList();
        var found = new List<(DocumentId Paper, Guid Finding, DateTime FoundAt)>();
        foreach (var item in fresh)
        {
            // A platform may call the copies of all versions the same; the newest is meant.
            var upload = item.Reference is { } reference ? uploads[reference].MaxBy(u => u.BegunAt) : null;
            var finding = db.Add(PlatformFinding.Record(
                item.Kind, OutsideSource.Platform, item.Id, upload is null ? null : documents[upload.DocumentId], upload?.Number, item.Words, item.At, Actor.System, now)).Entity;
            if (upload is not null)
                found.Add((upload.DocumentId, finding.Id.Value, finding.FoundAt));
        }

        await db.NoteEscapesAsync(found, DocumentFaultSource.OutsidePlatform, now, cancellationToken);

        return fresh.Count;
    }

    private async Task<int> AddAsync(MerchantsDb db, IReadOnlyList<RuleChangedOutside> items, CancellationToken cancellationToken)
    {
        var (ids, now) = (items.Select(i => i.Id).ToList(), clock.GetUtcNow().UtcDateTime);
        var known = await db.RuleChanges.Where(c => c.ExternalId != null && ids.Contains(c.ExternalId)).Select(c => c.ExternalId!).ToListAsync(cancellationToken);
        var fresh = items.DistinctBy(i => i.Id).ExceptBy(known, i => i.Id).ToList();
        // The platform does not know whom it concerns here: it concerns all groups.
        foreach (var item in fresh)
            db.Add(PlatformRuleChange.Announce(item.Title, item.Words, item.EffectiveFrom, PaperTeams.All, OutsideSource.Platform, item.Id, null, now));
        return fresh.Count;
    }

    // Another process that hears the same has written it; the next run goes on behind it.
    private static async Task<bool> TrySaveAsync(MerchantsDb db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken) is null;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return false;
        }
    }
}

/// <summary>Hears what the outside platform has to say (DOC-24, DOC-26).</summary>
[Job("merchants.hear-outside-platform", "0 */5 * * * ?")]
internal sealed class HearOutsidePlatform(OutsideListener listener) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            run.Count("findings", await listener.HearFindingsAsync(cancellationToken));
            run.Count("ruleChanges", await listener.HearRuleChangesAsync(cancellationToken));
        }
        catch (PlatformUnreachableException e)
        {
            throw new JobFailedException(e.Message, e);
        }
    }
}
