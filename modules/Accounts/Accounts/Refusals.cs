using System.Globalization;
using Accounts.Contracts;
using Accounts.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts;

/// <summary>The module's expected failures, in words.</summary>
internal static class Refusals
{
    public static IUserError SignInFailed { get; } = new SignInFailedError("The login or the password is wrong.");

    public static IUserError SessionEnded { get; } = new SessionEndedError("The session has ended; sign in again.");

    public static IUserError LastAdmin { get; } = new LastAdminError("Somebody must hold the role of the administrator. Give it to another user first.");

    public static IUserError TooManyAttempts(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new TooManyAttemptsError(string.Create(CultureInfo.InvariantCulture, $"There were too many attempts. Try again in {seconds} seconds."), seconds);
    }

    public static IUserError NotGrantable(IReadOnlyList<string> missing) =>
        new NotGrantableError($"Roles are given and taken by those alone who hold all that they bundle, where they hold; missing: {string.Join(", ", missing)}.", missing);

    public static IUserError NoUser(UserId id) => new NotFoundError("There is no such user.", NodeId.Of(id).ToString());

    public static IUserError NoRole(string name) => new NotFoundError("There is no such role.", name);

    public static IUserError NoTeam(string name) => new NotFoundError("There is no such team.", name);
}
