using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.Rectify;

/// <summary>Takes one step with a finding: what the caller does not see is not there, what the rules refuse is refused, what somebody else changed meanwhile is a conflict.</summary>
internal sealed class FindingTurn(QCDb db, ICaller caller, TimeProvider clock, AllowedActions allowed)
{
    /// <summary>Takes it.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The finding.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step with the finding; by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<Finding>> TakeAsync(
        StateAction<FindingFacts, FindingStatus> action, FindingId id, int? expectedVersion, Func<Finding, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step,
        CancellationToken cancellationToken)
    {
        if (await db.Findings.SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } finding)
            return new[] { Missing.Finding(id) };
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        if ((ExpectedVersion.Check(finding, expectedVersion) ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)) is { } error)
            return new[] { error };
        if (await step(finding, Actor.Of(caller), clock.GetUtcNow().UtcDateTime) is { Count: > 0 } errors)
            return FieldResult<Finding>.Failure(errors);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : finding;
    }

    /// <summary>As the other, for a step that asks nothing else.</summary>
    public Task<FieldResult<Finding>> TakeAsync(
        StateAction<FindingFacts, FindingStatus> action, FindingId id, int? expectedVersion, Func<Finding, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken) =>
        TakeAsync(action, id, expectedVersion, (f, by, at) => Task.FromResult<IReadOnlyList<IUserError>>(step(f, by, at) is { } error ? [error] : []), cancellationToken);

    /// <summary>As the other, for a step to which words belong; they are checked first.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The finding.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="field">The input's field with the words.</param>
    /// <param name="words">The words.</param>
    /// <param name="step">Takes the step with the finding; with which words, by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<Finding>> TakeAsync(
        StateAction<FindingFacts, FindingStatus> action, FindingId id, int? expectedVersion, string field, string words, Func<Finding, string, Actor, DateTime, IUserError?> step,
        CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take(field, PlainText.Parse(words, FieldLengths.Words, "WORDS"));
        return problems.IsEmpty ? await TakeAsync(action, id, expectedVersion, (f, by, at) => step(f, said, by, at), cancellationToken) : problems.Errors;
    }
}
