using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance;

/// <summary>Takes one step with an evaluation: what the caller does not see is not there, what the rules refuse is refused, what somebody else changed meanwhile is a conflict.</summary>
internal sealed class EvaluationTurn(StaffPerformanceDb db, ICaller caller, TimeProvider clock, AllowedActions allowed)
{
    /// <summary>Takes it.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The evaluation.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step with the evaluation, which has its lines and scores; by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<Evaluation>> TakeAsync(
        StateAction<EvaluationFacts, EvaluationStatus> action, EvaluationId id, int? expectedVersion, Func<Evaluation, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.FindEvaluationAsync(id, cancellationToken) is not { } evaluation)
            return new[] { Missing.Evaluation(id) };
        var facts = (await db.LoadFactsAsync([id], now, cancellationToken))[id];
        if ((ExpectedVersion.Check(evaluation, expectedVersion) ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)) is { } error)
            return new[] { error };
        if (await step(evaluation, Actor.Of(caller), now) is { Count: > 0 } errors)
            return FieldResult<Evaluation>.Failure(errors);
        return await SaveAsync(evaluation, cancellationToken) is { } conflict ? new[] { conflict } : evaluation;
    }

    /// <summary>As the other, for a step that asks nothing else.</summary>
    public Task<FieldResult<Evaluation>> TakeAsync(
        StateAction<EvaluationFacts, EvaluationStatus> action, EvaluationId id, int? expectedVersion, Func<Evaluation, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken) =>
        TakeAsync(action, id, expectedVersion, (e, by, at) => Task.FromResult<IReadOnlyList<IUserError>>(step(e, by, at) is { } error ? [error] : []), cancellationToken);

    // Another evaluation of the same staff member may have counted an adjustment at the same moment, which only the save finds.
    private async Task<IUserError?> SaveAsync(Evaluation evaluation, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return EditConflictError.At(evaluation.Version);
        }
    }
}
