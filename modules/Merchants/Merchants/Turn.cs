using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants;

/// <summary>Takes one step with an object: what the caller does not see is not there, what the rules refuse is refused, what somebody else changed meanwhile is a conflict.</summary>
internal sealed class Turn(MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed)
{
    /// <summary>Takes it.</summary>
    /// <param name="action">The step.</param>
    /// <param name="found">The object, tracked; null where the caller sees none.</param>
    /// <param name="facts">The facts about it.</param>
    /// <param name="missing">The answer where there is none.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step with the object; by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<TObject>> TakeAsync<TObject, TFacts, TState>(
        StateAction<TFacts, TState> action, TObject? found, TFacts? facts, IUserError missing, int? expectedVersion,
        Func<TObject, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
        where TObject : class, IVersioned where TFacts : class, IStateFacts<TState> where TState : struct, Enum
    {
        if (found is null || facts is null)
            return new[] { missing };
        if ((ExpectedVersion.Check(found, expectedVersion) ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)) is { } error)
            return new[] { error };
        if (await step(found, Actor.Of(caller), clock.GetUtcNow().UtcDateTime) is { Count: > 0 } errors)
            return FieldResult<TObject>.Failure(errors);
        return await db.SaveEditionAsync(found, cancellationToken);
    }

    /// <summary>As the other, for a step to which words belong; they are checked first.</summary>
    /// <param name="action">The step.</param>
    /// <param name="found">The object, tracked; null where the caller sees none.</param>
    /// <param name="facts">The facts about it.</param>
    /// <param name="missing">The answer where there is none.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="words">The words, at most 1000 characters, under the input's field <c>reason</c>.</param>
    /// <param name="step">Takes the step with the object; with which words, by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<FieldResult<TObject>> TakeAsync<TObject, TFacts, TState>(
        StateAction<TFacts, TState> action, TObject? found, TFacts? facts, IUserError missing, int? expectedVersion, string words,
        Func<TObject, string, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken)
        where TObject : class, IVersioned where TFacts : class, IStateFacts<TState> where TState : struct, Enum =>
        TakeAsync(action, found, facts, missing, expectedVersion, async (o, by, at) =>
        {
            var problems = new InputProblems();
            var said = problems.Take("reason", PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
            return !problems.IsEmpty ? problems.Errors : await step(o, said, by, at) is { } error ? [error] : [];
        }, cancellationToken);
}
