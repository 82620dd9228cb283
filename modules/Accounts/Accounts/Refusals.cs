using Accounts.Contracts;
using Accounts.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts;

/// <summary>The module's expected failures, in words.</summary>
internal static class Refusals
{
    public static IUserError SignInFailed => new SignInFailedError(Text.Of("SIGN_IN_FAILED"));

    public static IUserError SessionEnded => new SessionEndedError(Text.Of("SESSION_ENDED"));

    public static IUserError LastAdmin => new LastAdminError(Text.Of("LAST_ADMIN"));

    /// <summary>Where users sign in at an outside authority, that they do; null otherwise.</summary>
    public static IUserError? Elsewhere(IAccessTokenIssuer issuer) =>
        issuer.Authority is { } authority ? new SignInElsewhereError(Text.Of("SIGN_IN_ELSEWHERE", authority), authority) : null;

    public static IUserError TooManyAttempts(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new TooManyAttemptsError(Text.Of("TOO_MANY_ATTEMPTS", seconds), seconds);
    }

    public static IUserError NotGrantable(IReadOnlyList<string> missing) => new NotGrantableError(Text.Of("NOT_GRANTABLE", string.Join(", ", missing)), missing);

    public static IUserError NoUser(UserId id) => new NotFoundError(Text.Of("USER_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError NoRealName(RealNameId id) => new NotFoundError(Text.Of("REAL_NAME_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError NoDataUse(string code) => new NotFoundError(Text.Of("DATA_USE_NOT_FOUND"), code);

    public static IUserError NoErasure(ErasureId id) => new NotFoundError(Text.Of("ERASURE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError NoRole(string name) => new NotFoundError(Text.Of("ROLE_NOT_FOUND"), name);

    public static IUserError NoTeam(string name) => new NotFoundError(Text.Of("TEAM_NOT_FOUND"), name);
}
