using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Sanctions;

/// <summary>Moves on the sanctions whose time has come (MER-08): hearings that are over, approvals for a later time, suspensions that end by themselves. Each is saved by itself.</summary>
[Job("merchants.move-sanctions-on", "0 10 * * * ?")]
internal sealed class MoveSanctionsOn(ModuleDatabase<MerchantsDb> database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<MerchantSanctionId> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            due = await db.Sanctions
                .Where(s => (s.Status == MerchantSanctionStatus.Proposed && s.HearingUntil <= now)
                    || (s.Status == MerchantSanctionStatus.Approved && s.EffectiveFrom <= now)
                    || (s.Status == MerchantSanctionStatus.Effective && s.Until <= now && s.EndedAt == null))
                .OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var sanction = await db.Sanctions.SingleAsync(s => s.Id == id, cancellationToken);
            var counted = await MoveOnAsync(db, sanction, now, cancellationToken);
            // What somebody did meanwhile stands; the next run looks again.
            if (counted is not null && await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count(counted);
        }
    }

    private static async Task<string?> MoveOnAsync(MerchantsDb db, MerchantSanction sanction, DateTime now, CancellationToken cancellationToken)
    {
        switch (sanction.Status)
        {
            case MerchantSanctionStatus.Proposed:
                return sanction.Hear(null, Actor.System, now) is null ? "heard" : null;
            case MerchantSanctionStatus.Approved:
                await db.TakeEffectAsync(sanction, now, cancellationToken);
                return "effective";
            case MerchantSanctionStatus.Effective when sanction.EndedAt is null:
                await db.EndAsync(sanction, now, cancellationToken);
                return "ended";
            default:
                return null;
        }
    }
}
