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
        var (product, at, fault) = (happened.Product, source.OccurredAt, new FindingId(happened.Fault ?? Guid.Empty));
        var since = await db.Findings
            .Where(f => f.ProductId == product && db.Effects.Any(e => e.FindingId == f.Id && e.Kind == FindingEffectKind.ProductSuspended && e.At <= at))
            .MaxAsync(f => (DateTime?)f.FoundAt, cancellationToken);
        // The suspension ends with the last of several faults, and it was theirs as well, in whatever order they came to their ends.
        var concerned = await db.Findings
            .Where(f => f.ProductId == product && (f.Id == fault || (f.IsCritical && f.FoundAt >= since && f.EndedAt <= at))
                && !db.Effects.Any(e => e.FindingId == f.Id && e.Kind == FindingEffectKind.ProductReinstated))
            .Select(f => f.Id).ToListAsync(cancellationToken);
        db.AddRange(concerned.Select(f => FindingEffect.Of(f, FindingEffectKind.ProductReinstated, product.Value, at)));
        await db.SaveChangesAsync(cancellationToken);
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
