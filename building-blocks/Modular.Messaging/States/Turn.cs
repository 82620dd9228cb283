using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// Takes one step with an object of a module, as its mutations do: what the caller does not see is not there, what he has not seen in its newest version is a conflict, what the rules
/// refuse is refused, and what somebody else changed meanwhile is a conflict again. Nothing is written but the whole step.
/// </summary>
/// <typeparam name="TDb">The module's database.</typeparam>
public sealed class Turn<TDb>(TDb db, ICaller caller, TimeProvider clock, AllowedActions allowed) where TDb : MessagingDbContext
{
    /// <summary>Takes the step, and saves.</summary>
    /// <param name="action">The step.</param>
    /// <param name="found">The object, tracked; null where the caller sees none.</param>
    /// <param name="facts">What the rules of the step ask about the object; null where the caller sees none.</param>
    /// <param name="missing">The answer where there is none.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step with the object; by whom, and when (UTC). Gives what stands against it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<FieldResult<TObject>> TakeAsync<TObject, TFacts, TState>(
        StateAction<TFacts, TState> action, TObject? found, TFacts? facts, IUserError missing, int? expectedVersion,
        Func<TObject, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
        where TObject : class, IVersioned where TFacts : class, IStateFacts<TState> where TState : struct, Enum =>
        TakeAsync(action, facts is null ? null : found, () => Task.FromResult(facts!), missing, expectedVersion, step, cancellationToken);

    /// <summary>As the other, where the facts are asked for only if there is such an object.</summary>
    public async Task<FieldResult<TObject>> TakeAsync<TObject, TFacts, TState>(
        StateAction<TFacts, TState> action, TObject? found, Func<Task<TFacts>> facts, IUserError missing, int? expectedVersion,
        Func<TObject, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
        where TObject : class, IVersioned where TFacts : class, IStateFacts<TState> where TState : struct, Enum
    {
        if (found is null)
            return new[] { missing };
        if (ExpectedVersion.Check(found, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        if (allowed.Refuse(action, await facts()) is { Count: > 0 } refused)
        {
            // The facts may be younger than the object: who has said what he had seen is told that somebody was faster, and not that it cannot be done.
            return expectedVersion is { } seen && await ModuleDbContext.NewerThanAsync(db.Entry(found), seen, cancellationToken) is { } newer
                ? new IUserError[] { newer }
                : FieldResult<TObject>.Failure(refused);
        }

        if (await step(found, Actor.Of(caller), clock.GetUtcNow().UtcDateTime) is { Count: > 0 } errors)
            return FieldResult<TObject>.Failure(errors);
        return await db.SaveEditionAsync(found, cancellationToken);
    }

    /// <summary>As the other, for a step that asks nothing else.</summary>
    public Task<FieldResult<TObject>> TakeAsync<TObject, TFacts, TState>(
        StateAction<TFacts, TState> action, TObject? found, Func<Task<TFacts>> facts, IUserError missing, int? expectedVersion,
        Func<TObject, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
        where TObject : class, IVersioned where TFacts : class, IStateFacts<TState> where TState : struct, Enum =>
        TakeAsync(
            action, found, facts, missing, expectedVersion, (o, by, at) => Task.FromResult<IReadOnlyList<IUserError>>(step(o, by, at) is { } error ? [error] : []), cancellationToken);
}
