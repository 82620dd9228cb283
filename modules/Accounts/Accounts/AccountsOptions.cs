using System.ComponentModel.DataAnnotations;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts;

/// <summary>The module's settings, <c>Modules:Accounts</c>; every one has a default.</summary>
internal sealed class AccountsOptions : IValidatableObject
{
    /// <summary>The rounds of PBKDF2 with HMAC-SHA-512; never fewer than OWASP's Password Storage Cheat Sheet asks for.</summary>
    [Range(210_000, 10_000_000)]
    public int PasswordIterations { get; init; } = 210_000;

    /// <summary>How many passwords are checked at the same moment in this process; others wait.</summary>
    [Range(1, 64)]
    public int ParallelPasswordChecks { get; init; } = 2;

    /// <summary>How long an access token counts.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a session lives without being refreshed.</summary>
    public TimeSpan SessionIdleTime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a session lives at most.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a refresh token that was just used may come again, since its answer may have been lost, and gets the same successor. Zero: not at all.</summary>
    public TimeSpan RefreshGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many wrong passwords in a row an account takes before it makes its owner wait.</summary>
    [Range(1, 1000)]
    public int FreeSignInAttempts { get; init; } = 5;

    /// <summary>The first such wait; each further wrong password doubles it.</summary>
    public TimeSpan FirstSignInWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest such wait: whoever knows a login must not be able to keep its owner out for long.</summary>
    public TimeSpan LongestSignInWait { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After how long without an attempt the wrong passwords are forgotten.</summary>
    public TimeSpan SignInMemory { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many sign-ins and registrations come from one client address within a minute.</summary>
    [Range(1, 1_000_000)]
    public int AddressAttemptsPerMinute { get; init; } = 60;

    /// <summary>How old somebody must be whose real name is handed in, in years.</summary>
    [Range(0, 150)]
    public int RealNameMinimumAge { get; init; } = 18;

    /// <summary>For how many users a resident identity number may be verified: a person may buy, and run a shop.</summary>
    [Range(1, 100)]
    public int UsersOfOneResidentId { get; init; } = 3;

    /// <summary>How long after it was asked for an erasure begins; until then it can be cancelled. Zero: within a minute.</summary>
    public TimeSpan ErasureWait { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a copy of a user's data can be downloaded.</summary>
    public TimeSpan ExportLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How many copies of their data users may ask for within a day.</summary>
    [Range(1, 1000)]
    public int ExportsPerDay { get; init; } = 5;

    /// <summary>The roles of somebody who registers; unset means <c>merchant</c>, with which one applies to become one.</summary>
    public string[]? RolesOfNewUsers { get; init; }

    /// <summary>The login of the first administrator, who has registered before: made one at the start where there is none. Takes no password.</summary>
    public string? FirstAdmin { get; init; }

    internal IReadOnlyList<string> RolesOfNewUsersInForce => RolesOfNewUsers ?? [Roles.Merchant];

    internal AttemptRule OfAccount => new("sign-in", FreeSignInAttempts, SignInMemory, FirstSignInWait, LongestSignInWait);

    internal AttemptRule OfExports => new("copy of data", ExportsPerDay, TimeSpan.FromDays(1));

    internal AttemptRule OfAddress => new("address", AddressAttemptsPerMinute, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        TimeSpan[] positive = [AccessTokenLifetime, SessionIdleTime, SessionLifetime, FirstSignInWait, LongestSignInWait, SignInMemory, ExportLifetime];
        if (positive.Any(t => t <= TimeSpan.Zero) || RefreshGrace < TimeSpan.Zero || ErasureWait < TimeSpan.Zero)
            yield return new("Modules:Accounts: all times are above zero; RefreshGrace and ErasureWait may be zero.");
        if (AccessTokenLifetime > TimeSpan.FromHours(1))
            yield return new("Modules:Accounts:AccessTokenLifetime is at most an hour.");
    }
}
