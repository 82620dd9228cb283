namespace Modular.Kernel;

/// <summary>
/// What an action's rules ask about one object and the person who wants to act: the state, and facts such as "handed it in". A module's query
/// makes them, so that they are loaded for many objects by one statement and can be asked for in SQL as well (FE-01, FE-02).
/// </summary>
public interface IStateFacts<TState> where TState : struct, Enum
{
    /// <summary>The state that the object is in.</summary>
    TState Status { get; }
}
