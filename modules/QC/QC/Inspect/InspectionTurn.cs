using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.Inspect;

/// <summary>Takes one step with an inspection: what the caller does not see is not there, what the rules refuse is refused, what somebody else changed meanwhile is a conflict.</summary>
internal sealed class InspectionTurn(QCDb db, ICaller caller, TimeProvider clock, AllowedActions allowed)
{
    /// <summary>Takes it.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The inspection.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step with the inspection, which has its items; by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<Inspection>> TakeAsync(
        StateAction<InspectionFacts, InspectionStatus> action, InspectionId id, int? expectedVersion, Func<Inspection, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step,
        CancellationToken cancellationToken)
    {
        // One statement: between several, on PostgreSQL, another answer may be committed, and the items would not fit the version.
        if (await db.Inspections.Include(i => i.Items).AsSingleQuery().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } inspection)
            return new[] { Missing.Inspection(id) };
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        if ((ExpectedVersion.Check(inspection, expectedVersion) ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)) is { } error)
            return new[] { error };
        if (await step(inspection, Actor.Of(caller), clock.GetUtcNow().UtcDateTime) is { Count: > 0 } errors)
            return FieldResult<Inspection>.Failure(errors);
        return await SaveAsync(inspection, cancellationToken) is { } conflict ? new[] { conflict } : inspection;
    }

    /// <summary>As the other, for a step that asks nothing else.</summary>
    public Task<FieldResult<Inspection>> TakeAsync(
        StateAction<InspectionFacts, InspectionStatus> action, InspectionId id, int? expectedVersion, Func<Inspection, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken) =>
        TakeAsync(action, id, expectedVersion, (i, by, at) => Task.FromResult<IReadOnlyList<IUserError>>(step(i, by, at) is { } error ? [error] : []), cancellationToken);

    // Two who report at the same moment want the same findings; one of them has them.
    private async Task<IUserError?> SaveAsync(Inspection inspection, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return EditConflictError.At(inspection.Version);
        }
    }
}
