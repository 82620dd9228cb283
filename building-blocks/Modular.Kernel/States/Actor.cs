namespace Modular.Kernel;

/// <summary>Who takes a step.</summary>
/// <param name="UserId">The user's id; the name is asked for where it is shown (ACC-03). Null for the platform itself.</param>
public sealed record Actor(Guid? UserId)
{
    /// <summary>The user's id, where only people take the step.</summary>
    /// <exception cref="InvalidOperationException">It is the platform itself.</exception>
    public Guid Id => UserId ?? throw new InvalidOperationException("Only people take this step.");

    /// <summary>The platform itself: jobs, deadlines, reactions.</summary>
    public static Actor System { get; } = new((Guid?)null);

    /// <summary>The signed-in caller.</summary>
    /// <exception cref="InvalidOperationException">The caller is anonymous; no field that asks for an actor is open to them.</exception>
    public static Actor Of(ICaller caller) =>
        new(caller.UserId ?? throw new InvalidOperationException("A step needs a signed-in caller."));
}
