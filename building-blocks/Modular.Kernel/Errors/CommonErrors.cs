using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>There is no such object, or the caller may not see it; the two are never told apart.</summary>
/// <param name="Message">Which id was not found.</param>
/// <param name="Id">The id as the client gave it.</param>
public sealed record NotFoundError(string Message, [property: ID] string Id) : IUserError
{
    /// <summary><c>NOT_FOUND</c>.</summary>
    public string Code => "NOT_FOUND";
}

/// <summary>A field of the input breaks a rule.</summary>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Field">The path of the input field, for example <c>legalRepresentative.idCard</c>.</param>
/// <param name="Rule">The stable name of the rule, in upper snake case, for example <c>USCC_CHECK_DIGIT</c>.</param>
public sealed record InvalidInputError(string Message, string Field, string Rule) : IUserError
{
    /// <summary><c>INVALID_INPUT</c>.</summary>
    public string Code => "INVALID_INPUT";
}

/// <summary>The object's state does not allow the step.</summary>
/// <param name="Message">The step, the current state and those it would be allowed from.</param>
/// <param name="CurrentState">The state that the object is in.</param>
/// <param name="AllowedStates">The states that can be reached from the current one; empty where it is final.</param>
public sealed record IllegalTransitionError(string Message, string CurrentState, IReadOnlyList<string> AllowedStates) : IUserError
{
    /// <summary><c>ILLEGAL_TRANSITION</c>.</summary>
    public string Code => "ILLEGAL_TRANSITION";
}

/// <summary>Somebody else changed the object in the meantime; nothing was written.</summary>
/// <param name="Message">What to do: read again and repeat.</param>
/// <param name="CurrentVersion">The version that the object has now.</param>
public sealed record EditConflictError(string Message, int CurrentVersion) : IUserError
{
    /// <summary><c>EDIT_CONFLICT</c>.</summary>
    public string Code => "EDIT_CONFLICT";

    /// <summary>The object is at that version; 0 where it is gone.</summary>
    public static EditConflictError At(int currentVersion) =>
        new(Text.Of("EDIT_CONFLICT"), currentVersion);
}
