using Accounts.Model;
using Microsoft.AspNetCore.Identity;
using Modular.Kernel;

namespace Accounts.Passwords;

/// <summary>Makes and checks password hashes, a few at a time, since each takes a processor for a tenth of a second (ACC-01).</summary>
internal sealed class PasswordVault(IPasswordHasher<User> hasher, AccountsOptions options) : IDisposable
{
    private static readonly User Nobody = User.Register(default, "", new Login("", true), "", default);

    private readonly SemaphoreSlim _turns = new(options.ParallelPasswordChecks);
    private readonly Lazy<string> _anyHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>The hash of a new password.</summary>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => hasher.HashPassword(Nobody, PasswordRules.Normalise(password)), cancellationToken);

    /// <summary>Whether the password is the user's. For nobody and for one who may not sign in, it is not, and takes as long to find out.</summary>
    /// <returns>Whether it is, and its hash under today's strength where the stored one is weaker.</returns>
    public Task<(bool IsRight, string? Stronger)> CheckAsync(User? user, string password, CancellationToken cancellationToken)
    {
        var counts = user is { Status: UserStatus.Active } && password.Length <= PasswordRules.Longest;
        var tried = counts ? PasswordRules.Normalise(password) : "";
        return RunAsync(() =>
        {
            var result = hasher.VerifyHashedPassword(Nobody, counts ? user!.PasswordHash : _anyHash.Value, tried);
            return (counts && result != PasswordVerificationResult.Failed,
                counts && result == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(Nobody, tried) : null);
        }, cancellationToken);
    }

    /// <summary>Makes what an unknown login is checked against.</summary>
    public void Prepare() => _ = _anyHash.Value;

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _turns.Release();
        }
    }
}

/// <summary>Makes at the start what unknown logins are checked against, so that the first one takes no longer than others.</summary>
internal sealed class PreparePasswordChecks(PasswordVault passwords) : IModuleStartup
{
    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        // Nobody needs to wait for it: whoever signs in before it is there does.
        _ = Task.Run(passwords.Prepare, CancellationToken.None);
        return Task.CompletedTask;
    }
}
