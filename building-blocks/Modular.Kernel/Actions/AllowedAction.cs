using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>A step that can be taken with an object, and whether the caller may take it now (FE-01).</summary>
/// <param name="Action">The name of the mutation that takes it.</param>
/// <param name="Arguments">The input fields that make the mutation take this step; empty where it takes one only.</param>
/// <param name="LeadsTo">The state that the object is in afterwards.</param>
/// <param name="Reason">What the mutation would answer now; null where it would take the step, given sound input.</param>
public sealed record AllowedAction(string Action, IReadOnlyList<ActionArgument> Arguments, string LeadsTo, IUserError? Reason)
{
    /// <summary>Whether the caller may take it now.</summary>
    public bool Allowed => Reason is null;
}

/// <summary>An input field of a mutation with the value that makes it one certain action (FE-01).</summary>
/// <param name="Name">The field of the mutation's input.</param>
/// <param name="Value">The value, as GraphQL writes it.</param>
public sealed record ActionArgument(string Name, string Value);
