using Modular.GraphQL;

namespace Accounts.Model;

/// <summary>Login and password do not go together, or the user may not sign in; which of these, is not told (ACC-01).</summary>
/// <param name="Message">What to do.</param>
internal sealed record SignInFailedError(string Message) : IUserError
{
    /// <summary><c>SIGN_IN_FAILED</c>.</summary>
    public string Code => "SIGN_IN_FAILED";
}

/// <summary>So much was tried from here, or for this login, that nothing is tried for a while (ACC-01).</summary>
/// <param name="Message">How long to wait.</param>
/// <param name="RetryAfterSeconds">After how many seconds it may be tried again.</param>
internal sealed record TooManyAttemptsError(string Message, int RetryAfterSeconds) : IUserError
{
    /// <summary><c>TOO_MANY_ATTEMPTS</c>.</summary>
    public string Code => "TOO_MANY_ATTEMPTS";
}

/// <summary>Users sign in at an outside authority, whose tokens count here (ACC-01).</summary>
/// <param name="Message">What to do.</param>
/// <param name="Authority">The authority's address, at which OpenID Connect's discovery begins.</param>
internal sealed record SignInElsewhereError(string Message, Uri Authority) : IUserError
{
    /// <summary><c>SIGN_IN_ELSEWHERE</c>.</summary>
    public string Code => "SIGN_IN_ELSEWHERE";
}

/// <summary>The refresh token does not count: it is none, was used before, or its session has ended (ACC-01).</summary>
/// <param name="Message">What to do.</param>
internal sealed record SessionEndedError(string Message) : IUserError
{
    /// <summary><c>SESSION_ENDED</c>.</summary>
    public string Code => "SESSION_ENDED";
}

/// <summary>Nobody gives or takes what they do not hold themselves (ACC-02).</summary>
/// <param name="Message">The rule in words.</param>
/// <param name="MissingPermissions">What the caller does not hold where it would be given or taken.</param>
internal sealed record NotGrantableError(string Message, IReadOnlyList<string> MissingPermissions) : IUserError
{
    /// <summary><c>NOT_GRANTABLE</c>.</summary>
    public string Code => "NOT_GRANTABLE";
}

/// <summary>Nobody decides on the own real name (ACC-01).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record OwnRealNameError(string Message) : IUserError
{
    /// <summary><c>SEPARATION_OF_DUTIES</c>.</summary>
    public string Code => "SEPARATION_OF_DUTIES";
}

/// <summary>Nobody hands in the real name of somebody else (ACC-01).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record NotOwnRealNameError(string Message) : IUserError
{
    /// <summary><c>NOT_OWN_REAL_NAME</c>.</summary>
    public string Code => "NOT_OWN_REAL_NAME";
}

/// <summary>The resident identity number is verified for as many users as it may be (ACC-01). Only those who decide are told.</summary>
/// <param name="Message">The rule in words.</param>
/// <param name="Users">For how many other users it is.</param>
internal sealed record ResidentIdInUseError(string Message, int Users) : IUserError
{
    /// <summary><c>RESIDENT_ID_IN_USE</c>.</summary>
    public string Code => "RESIDENT_ID_IN_USE";
}

/// <summary>Afterwards nobody would hold the role of the administrator (ACC-02).</summary>
/// <param name="Message">What to do first.</param>
internal sealed record LastAdminError(string Message) : IUserError
{
    /// <summary><c>LAST_ADMIN</c>.</summary>
    public string Code => "LAST_ADMIN";
}
