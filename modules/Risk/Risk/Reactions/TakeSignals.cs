using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;
using Risk.Contracts.Inbound;
using Risk.Model;
using Risk.Persistence;

namespace Risk.Reactions;

/// <summary>
/// Enters what other modules found in the register, with its first assessment, once for each source (RSK-01), and only watches it from when they clear it, before or after.
/// </summary>
internal sealed class TakeSignals(RiskDb db, RiskOptions options) : IHandle<RiskSignalled>, IHandle<RiskSignalCleared>
{
    /// <inheritdoc/>
    public async Task HandleAsync(RiskSignalled happened, EventSource source, CancellationToken cancellationToken)
    {
        Check(happened);
        var known = await FindAsync(happened.Source, cancellationToken);
        if (known.RiskId is not null)
            return;
        var at = source.OccurredAt;
        var entry = RiskEntry.Identify(new(new(Guid.CreateVersion7()), happened.Code, null, happened.Category, happened.Merchant, happened.Source), Actor.System, at);
        var (assessment, refused) = entry.Assess(new(RiskAssessmentKind.Current, happened.Likelihood, happened.Impact, null), options.Matrix.ToMatrix(), Actor.System, at);
        if (refused is not null)
            throw new InvalidOperationException(refused.Message);
        known.Enter(entry.Id);
        if (known.IsCleared)
            entry.Clear(at);
        db.Add(entry);
        db.Add(assessment!);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(RiskSignalCleared happened, EventSource source, CancellationToken cancellationToken)
    {
        var known = await FindAsync(happened.Source, cancellationToken);
        if (known.IsCleared)
            return;
        known.Clear();
        if (known.RiskId is { } id)
            (await db.Risks.SingleAsync(r => r.Id == id, cancellationToken)).Clear(source.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Check(RiskSignalled happened)
    {
        foreach (var step in new[] { happened.Likelihood, happened.Impact })
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(step, 1, nameof(happened));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(step, RiskMatrix.Steps, nameof(happened));
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(happened.Code, nameof(happened));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(happened.Code.Length, FieldLengths.Code, nameof(happened));
    }

    private async Task<RiskSource> FindAsync(Guid source, CancellationToken cancellationToken) =>
        await db.Sources.SingleOrDefaultAsync(s => s.Source == source, cancellationToken) ?? db.Add(RiskSource.Of(source)).Entity;
}
