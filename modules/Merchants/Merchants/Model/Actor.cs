using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Who takes a step.</summary>
/// <param name="Id">The user's id; the name is asked for where it is shown (ACC-03).</param>
internal sealed record Actor(Guid Id)
{
    /// <summary>The signed-in caller.</summary>
    /// <exception cref="InvalidOperationException">The caller is anonymous; no field that asks for an actor is open to them.</exception>
    public static Actor Of(ICaller caller) =>
        new(caller.UserId ?? throw new InvalidOperationException("A step needs a signed-in caller."));
}
