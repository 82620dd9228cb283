using System.Linq.Expressions;
using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>A rule that stands against an action whatever the state, such as separation of duties (FE-01).</summary>
/// <param name="stands">Whether it stands against the action; also run in SQL, so over facts that the query gives.</param>
/// <param name="error">The reason, for the mutation's payload and for <c>allowedActions</c> alike.</param>
public sealed class ActionGuard<TFacts>(Expression<Func<TFacts, bool>> stands, Func<TFacts, IUserError> error)
{
    private readonly Func<TFacts, bool> _stands = stands.Compile();

    /// <summary>Whether it stands against the action, as an expression.</summary>
    public Expression<Func<TFacts, bool>> Stands => stands;

    /// <summary>The reason; null where the rule does not stand against the action.</summary>
    public IUserError? Refuse(TFacts facts) => _stands(facts) ? error(facts) : null;
}
