using Catalogue.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using QC.Contracts;
using QC.Model;
using QC.Persistence;
using Risk.Contracts.Events;
using Settlement.Contracts.Events;
using StaffPerformance.Contracts.Events;

namespace QC.Reactions;

/// <summary>Notes what other modules did because of a finding, for its trail (QC-14); each once. What is about none of this module's findings is nothing to it.</summary>
internal sealed class NoteEffects(QCDb db) :
    IHandle<ProductSuspended>, IHandle<ProductReinstated>, IHandle<MerchantPenaltyBooked>, IHandle<MerchantPenaltyReversed>, IHandle<ScoreAdjusted>, IHandle<RiskIdentified>
{
    /// <inheritdoc/>
    public Task HandleAsync(ProductSuspended happened, EventSource source, CancellationToken cancellationToken) =>
        NoteAsync(happened.Fault, FindingEffectKind.ProductSuspended, happened.Product.Value, source, cancellationToken);

    /// <inheritdoc/>
    public async Task HandleAsync(ProductReinstated happened, EventSource source, CancellationToken cancellationToken)
    {
        await NoteAsync(happened.Fault, FindingEffectKind.ProductReinstated, happened.Product.Value, source, cancellationToken);
        // The suspension ends with the last of several faults, and it was theirs as well.
        var suspended = await db.Findings
            .Where(f => f.ProductId == happened.Product && (f.Status == FindingStatus.Closed || f.Status == FindingStatus.Waived)
                && db.Effects.Any(e => e.FindingId == f.Id && e.Kind == FindingEffectKind.ProductSuspended))
            .Select(f => f.Id).ToListAsync(cancellationToken);
        foreach (var finding in suspended)
            await NoteAsync(finding.Value, FindingEffectKind.ProductReinstated, happened.Product.Value, source, cancellationToken);
    }

    /// <inheritdoc/>
    public Task HandleAsync(MerchantPenaltyBooked happened, EventSource source, CancellationToken cancellationToken) =>
        NoteAsync(happened.Finding, FindingEffectKind.PenaltyBooked, happened.Entry.Value, source, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(MerchantPenaltyReversed happened, EventSource source, CancellationToken cancellationToken) =>
        NoteAsync(happened.Finding, FindingEffectKind.PenaltyReversed, happened.Entry.Value, source, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(ScoreAdjusted happened, EventSource source, CancellationToken cancellationToken) => NoteAsync(
        happened.Finding, happened.IsReversal ? FindingEffectKind.ResponsibilityReversed : FindingEffectKind.ResponsibilityRecorded, happened.Adjustment.Value, source, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(RiskIdentified happened, EventSource source, CancellationToken cancellationToken) =>
        NoteAsync(happened.Source, FindingEffectKind.RiskIdentified, happened.Risk.Value, source, cancellationToken);

    private async Task NoteAsync(Guid? id, FindingEffectKind kind, Guid reference, EventSource source, CancellationToken cancellationToken)
    {
        if (id is not { } known)
            return;
        var finding = new FindingId(known);
        if (!await db.Findings.AnyAsync(f => f.Id == finding, cancellationToken) || await db.Effects.AnyAsync(e => e.FindingId == finding && e.Kind == kind, cancellationToken))
            return;
        db.Add(FindingEffect.Of(finding, kind, reference, source.OccurredAt));
        await db.SaveChangesAsync(cancellationToken);
    }
}
