namespace Modular.GraphQL.Execution;

/// <summary>
/// What a mutation's resolver gives: the value, or the expected errors that kept it from happening. Middleware around the
/// resolver sees it, and may tell by <see cref="IsSuccess"/> whether something was done.
/// </summary>
public sealed class MutationPayload(object? value, IReadOnlyList<IUserError> errors)
{
    /// <summary>The value; null where there are errors.</summary>
    public object? Value { get; } = value;

    /// <summary>The errors; empty where the mutation happened.</summary>
    public IReadOnlyList<IUserError> Errors { get; } = errors;

    /// <summary>Whether the mutation happened.</summary>
    public bool IsSuccess => Errors.Count == 0;
}
