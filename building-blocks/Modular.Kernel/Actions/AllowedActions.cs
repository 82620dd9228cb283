namespace Modular.Kernel;

/// <summary>Tells what the caller may do with an object: first by the mutations' own permissions, then by the actions' rules (FE-01).</summary>
public sealed class AllowedActions(ICaller caller, MutationPermissions permissions)
{
    /// <summary>Every action of an object, the refused ones with their reason.</summary>
    /// <param name="actions">The actions that are declared for its kind.</param>
    /// <param name="facts">What the rules ask about it.</param>
    public IReadOnlyList<AllowedAction> Of<TFacts, TState>(IEnumerable<StateAction<TFacts, TState>> actions, TFacts facts)
        where TFacts : IStateFacts<TState> where TState : struct, Enum =>
    [
        .. actions.Select(a => new AllowedAction(
            a.Mutation, a.Arguments, StateName.Of(a.LeadsTo?.Invoke(facts) ?? a.To ?? facts.Status), RefuseCaller(a.Mutation) ?? (a.Refuse(facts) is [var refused, ..] ? refused : null))),
    ];

    /// <summary>Whether the caller holds what the mutation asks for.</summary>
    /// <param name="mutation">The mutation's name in the schema.</param>
    public bool MayCall(string mutation) => RefuseCaller(mutation) is null;

    private NotAuthorizedError? RefuseCaller(string mutation) =>
        caller.UserId is not null && permissions.Of(mutation).All(caller.Has) ? null : NotAuthorizedError.For(mutation);
}
