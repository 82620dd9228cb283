using Accounts.Model;
using Accounts.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.SignIn;

/// <summary>How often passwords are tried, by account and by client address (ACC-01). What is unknown is counted as what is known, so that neither shows.</summary>
internal sealed class SignInLimits(AttemptLimits<AccountsDb> limits, AccountsOptions options, IClientAddress client)
{
    /// <summary>Counts one attempt of the client. Null where it may be made.</summary>
    public async Task<IUserError?> TakeForClientAsync(CancellationToken cancellationToken) =>
        client.Value is { } address ? Refused(await limits.TakeAsync(options.OfAddress, address, cancellationToken)) : null;

    /// <summary>Counts one attempt of the client for a login. Null where it may be made.</summary>
    public async Task<IUserError?> TakeAsync(string login, CancellationToken cancellationToken) =>
        await TakeForClientAsync(cancellationToken) ?? Refused(await limits.TakeAsync(options.OfAccount, Subject(login), cancellationToken));

    /// <summary>The password was right: what was wrong before is forgotten.</summary>
    public Task ForgetAsync(string login, CancellationToken cancellationToken) => limits.ClearAsync(options.OfAccount, Subject(login), cancellationToken);

    /// <summary>What is counted for a login, however it was typed: two ways to write one login are one account.</summary>
    private static string Subject(string login) => Login.Parse(login) is { Violation: null } parsed ? parsed.Value.Value : login;

    private static IUserError? Refused(AttemptAnswer answer) => answer.IsAllowed ? null : Refusals.TooManyAttempts(answer.RetryAfter);
}
