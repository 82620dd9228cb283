using Accounts.Access;
using Accounts.Model;
using Accounts.Passwords;
using Accounts.Persistence;
using Accounts.SignIn;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Register;

/// <summary>Registering.</summary>
[MutationType]
internal static class RegisterMutation
{
    /// <summary>
    /// Registers a user, who can sign in then (ACC-01). Whether somebody has this login already is not told: the answer is the same, and nothing changes
    /// for that user. All problems of the input are told at once.
    /// </summary>
    /// <param name="login">An e-mail address, or a mobile number of mainland China.</param>
    /// <param name="password">The password, 10 to 128 characters.</param>
    /// <param name="name">The name to show, at most 50 characters.</param>
    /// <returns>Whether the login can be used to sign in now: with this password, unless somebody had it before.</returns>
    [Error<InvalidInputError>]
    [Error<TooManyAttemptsError>]
    [Error<SignInElsewhereError>]
    [return: GraphQLName("accepted")]
    public static async Task<FieldResult<bool>> RegisterAsync(
        string login, string password, string name, ModuleDatabase<AccountsDb> database, PasswordVault passwords, SignInLimits limits,
        AccountsOptions options, IAccessTokenIssuer issuer, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Refusals.Elsewhere(issuer) is { } elsewhere)
            return new[] { elsewhere };
        var problems = new InputProblems();
        var parsed = problems.Take("login", Login.Parse(login));
        var shown = problems.Take("name", PlainText.Parse(name, FieldLengths.Name, "NAME"));
        PasswordRules.Check(problems, "password", password, problems.IsEmpty ? parsed : null);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await limits.TakeForClientAsync(cancellationToken) is { } tooMany)
            return new[] { tooMany };

        var now = clock.GetUtcNow().UtcDateTime;
        var user = User.Register(new(Guid.CreateVersion7()), shown, parsed, await passwords.HashAsync(password, cancellationToken), now);
        await using var db = database.Open(new SelfCaller(user.Id, shown));
        db.Add(user);
        db.AddRange(options.RolesOfNewUsersInForce.Distinct().Select(r => new RoleAssignment { Id = Guid.CreateVersion7(), UserId = user.Id, Role = r, AssignedAt = now }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Somebody has the login. Whoever asks is not told so.
        }

        return true;
    }
}
