using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Sanctions;

/// <summary>What sanctions do to a merchant's business (MER-08), in the transaction in which they take effect, end or are taken back.</summary>
internal static class SanctionEffects
{
    /// <summary>Lets an approved sanction take effect. The next save writes it.</summary>
    public static async Task TakeEffectAsync(this MerchantsDb db, MerchantSanction sanction, DateTime at, CancellationToken cancellationToken)
    {
        var merchant = await db.Merchants.SingleAsync(m => m.Id == sanction.MerchantId, cancellationToken);
        var stops = sanction.Kind is MerchantSanctionKind.Suspension or MerchantSanctionKind.Removal;
        var hasSuspended = stops && merchant.Stop(StepReason.Told(sanction.Kind == MerchantSanctionKind.Removal ? "REMOVED_BY_SANCTION" : "SUSPENDED_BY_SANCTION", sanction.Clause), at);
        if (sanction.TakeEffect(hasSuspended, at) is { } refused)
            throw new InvalidOperationException(refused.Message);
        if (sanction.Kind != MerchantSanctionKind.Removal || merchant.Status == MerchantStatus.Terminated)
            return;
        var isLeaving = await db.Exits.AnyAsync(e => e.MerchantId == merchant.Id && e.Status == MerchantExitStatus.Running, cancellationToken);
        if (!isLeaving)
            db.Add(MerchantExit.Begin(merchant.Id, sanction, sanction.Reason, at, Actor.System, at));
    }

    /// <summary>Ends a suspension whose time is over. The next save writes it.</summary>
    public static Task EndAsync(this MerchantsDb db, MerchantSanction sanction, DateTime at, CancellationToken cancellationToken)
    {
        sanction.End(at);
        return db.GoOnAsync(sanction, "SANCTION_OVER", Actor.System, at, cancellationToken);
    }

    /// <summary>Undoes what a sanction has done that is taken back. The next save writes it.</summary>
    public static async Task UndoAsync(this MerchantsDb db, MerchantSanction sanction, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        var exit = await db.Exits.SingleOrDefaultAsync(e => e.SanctionId == sanction.Id && e.Status == MerchantExitStatus.Running, cancellationToken);
        if (exit?.CallOff(Text.Of("SANCTION_TAKEN_BACK"), by, at) is { } refused)
            throw new InvalidOperationException(refused.Message);
        await db.GoOnAsync(sanction, "SANCTION_TAKEN_BACK", by, at, cancellationToken);
    }

    // Only what this sanction has stopped goes on, and only where nothing else stops it.
    private static async Task GoOnAsync(this MerchantsDb db, MerchantSanction sanction, string reason, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        if (!sanction.HasSuspended)
            return;
        var (id, merchantId) = (sanction.Id, sanction.MerchantId);
        var others = await db.Sanctions.Where(s => s.MerchantId == merchantId && s.Id != id && s.Status == MerchantSanctionStatus.Effective && s.EndedAt == null
            && (s.Kind == MerchantSanctionKind.Suspension || s.Kind == MerchantSanctionKind.Removal)).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        if (others.Count > 0)
        {
            // From now on it is another one that stops it.
            others[0].TakeOver();
            return;
        }

        var isLeaving = await db.Exits.AnyAsync(e => e.MerchantId == merchantId && e.Status == MerchantExitStatus.Running && e.SanctionId != id, cancellationToken);
        var merchant = await db.Merchants.SingleAsync(m => m.Id == merchantId, cancellationToken);
        if (!isLeaving && merchant.Status == MerchantStatus.Suspended && merchant.Resume(StepReason.Told(reason), by, at) is { } refused)
            throw new InvalidOperationException(refused.Message);
    }
}
