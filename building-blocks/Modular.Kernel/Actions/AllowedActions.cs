using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>
/// Tells what the caller may do with an object: first by the mutations' own permissions, where the object belongs (ACC-02), then by the actions' rules (FE-01).
/// Mutations ask it before they act, so that they do what <c>allowedActions</c> says.
/// </summary>
public sealed class AllowedActions(ICaller caller, MutationPermissions permissions)
{
    /// <summary>Every action of an object, the refused ones with their reason.</summary>
    /// <param name="actions">The actions that are declared for its kind.</param>
    /// <param name="facts">What the rules ask about it.</param>
    public IReadOnlyList<AllowedAction> Of<TFacts, TState>(IEnumerable<StateAction<TFacts, TState>> actions, TFacts facts)
        where TFacts : IStateFacts<TState> where TState : struct, Enum =>
    [
        .. actions.Select(a => new AllowedAction(
            a.Mutation, a.Arguments, StateName.Of(a.LeadsTo?.Invoke(facts) ?? a.To ?? facts.Status), Refuse(a, facts) is [var refused, ..] ? refused : null)),
    ];

    /// <summary>Why the caller cannot take the action now: the permission is not held there, or all rules that stand against it; empty where the caller can.</summary>
    public IReadOnlyList<IUserError> Refuse<TFacts, TState>(StateAction<TFacts, TState> action, TFacts facts)
        where TFacts : IStateFacts<TState> where TState : struct, Enum =>
        RefuseCaller(action.Mutation, facts as IMerchantFacts) is { } refused ? [refused] : action.Refuse(facts);

    /// <summary>Null where the caller holds what the mutation asks for, where an object of the facts belongs; anywhere, without facts.</summary>
    /// <param name="mutation">The mutation's name in the schema.</param>
    /// <param name="at">The object's merchant; null where it has none by its nature.</param>
    public NotAuthorizedError? RefuseCaller(string mutation, IMerchantFacts? at) =>
        caller.UserId is not null && permissions.Of(mutation).All(p => Holds(p, at)) ? null : NotAuthorizedError.For(mutation);

    /// <summary>Whether the caller holds what the mutation asks for, somewhere.</summary>
    /// <param name="mutation">The mutation's name in the schema.</param>
    public bool MayCall(string mutation) => RefuseCaller(mutation, null) is null;

    /// <summary>Where the caller may call a mutation, for queries that list what waits (FE-02).</summary>
    /// <param name="mutation">The mutation's name in the schema.</param>
    public Reach ReachOf(string mutation) => caller.ReachOf(permissions.Of(mutation));

    private bool Holds(string permission, IMerchantFacts? at) =>
        at is null or { AtMerchant: null, IsOwn: true } ? caller.Has(permission) : caller.Has(permission, at.AtMerchant);
}
