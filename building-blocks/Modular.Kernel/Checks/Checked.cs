namespace Modular.Kernel;

/// <summary>A value that passed its checks, or the rule that it broke.</summary>
/// <param name="Value">The value; the default of its type where a rule is broken.</param>
/// <param name="Violation">The broken rule; null where the value is good.</param>
public readonly record struct Checked<T>(T Value, Violation? Violation)
{
    public static implicit operator Checked<T>(T value) => new(value, null);

    public static implicit operator Checked<T>(Violation violation) => new(default!, violation);
}

/// <summary>A broken rule.</summary>
/// <param name="Rule">Its stable name in upper snake case.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record Violation(string Rule, string Message);
