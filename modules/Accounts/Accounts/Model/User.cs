using System.Globalization;
using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Model;

/// <summary>A user of the platform (ACC-01).</summary>
internal sealed class User : IVersioned
{
    private User()
    {
    }

    /// <summary>The user's id.</summary>
    public UserId Id { get; private init; }

    /// <summary>The name to show.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The e-mail address to sign in with, in lower case; null where the user signs in otherwise.</summary>
    public SealedText? Email { get; private init; }

    /// <summary>The mobile number to sign in with; null where the user signs in otherwise.</summary>
    public SealedText? Mobile { get; private init; }

    /// <summary>What the password is checked against; it cannot be turned back.</summary>
    [GraphQLIgnore]
    public string PasswordHash { get; private set; } = "";

    /// <summary>Whether the user may sign in.</summary>
    public UserStatus Status { get; private set; }

    /// <summary>Why the status is as it is; null where it was never changed.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>Sessions of an earlier number have ended.</summary>
    [GraphQLIgnore]
    public int SessionEpoch { get; private set; } = 1;

    /// <summary>The language to speak to the user in, a tag of BCP 47; null where the request decides (FE-03).</summary>
    public string? Language { get; private set; }

    /// <summary>When the user registered (UTC).</summary>
    public DateTime RegisteredAt { get; private init; }

    /// <summary>Counts the changes; compare it to see whether somebody changed the user (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>A new user.</summary>
    public static User Register(UserId id, string name, Login login, string passwordHash, DateTime at) => new()
    {
        Id = id, Name = name, PasswordHash = passwordHash, RegisteredAt = at,
        Email = login.IsEmail ? SealedText.Of(login.Value) : null,
        Mobile = login.IsEmail ? null : SealedText.Of(login.Value),
    };

    /// <summary>A user whom an outside authority vouches for; there is no password to sign in with here.</summary>
    public static User Admit(OutsideUser user, Login? login, DateTime at) => new()
    {
        Id = new(user.Id), Name = user.Name, RegisteredAt = at, Email = login is { } email ? SealedText.Of(email.Value) : null,
    };

    /// <summary>Another name, as the outside authority has it now.</summary>
    public void TakeName(string name) => Name = name;

    /// <summary>Another language to be spoken to in; null lets the request decide.</summary>
    public void Choose(CultureInfo? language) => Language = language?.Name;

    /// <summary>Another password from now on, or the same under today's strength.</summary>
    public void TakePassword(string hash) => PasswordHash = hash;

    /// <summary>Ends all sessions, those too that are about to begin with what was read before.</summary>
    public void EndSessions() => SessionEpoch++;

    /// <summary>Whether the user's session of that number counts.</summary>
    public bool Allows(Session session, DateTime now) => Status == UserStatus.Active && session.Epoch == SessionEpoch && session.IsOpen(now);

    /// <summary>Keeps the user from signing in for now.</summary>
    public IllegalTransitionError? Lock(string reason) => Move(UserStatus.Locked, reason);

    /// <summary>Lets a locked user sign in again.</summary>
    public IllegalTransitionError? Unlock(string reason) => Move(UserStatus.Active, reason);

    /// <summary>Ends the account for good.</summary>
    public IllegalTransitionError? Remove(string reason) => Move(UserStatus.Removed, reason);

    private IllegalTransitionError? Move(UserStatus to, string reason)
    {
        if (UserStates.Machine.Refuse(Text.Of("USER"), Status, to) is { } refused)
            return refused;
        (Status, StatusReason) = (to, reason);
        EndSessions();
        return null;
    }
}
