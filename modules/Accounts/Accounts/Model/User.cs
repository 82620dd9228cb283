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

    /// <summary>The name to show; empty once it is erased (ACC-03).</summary>
    public SealedText Name { get; private set; } = SealedText.Empty;

    /// <summary>The e-mail address to sign in with, in lower case; null where the user signs in otherwise.</summary>
    public SealedText? Email { get; private set; }

    /// <summary>The mobile number to sign in with; null where the user signs in otherwise.</summary>
    public SealedText? Mobile { get; private set; }

    /// <summary>What the password is checked against; it cannot be turned back.</summary>
    [GraphQLIgnore]
    public string PasswordHash { get; private set; } = "";

    /// <summary>Whether the user may sign in.</summary>
    public UserStatus Status { get; private set; }

    /// <summary>Why the status is as it is; null where it was never changed.</summary>
    public SealedText? StatusReason { get; private set; }

    /// <summary>Sessions of an earlier number have ended.</summary>
    [GraphQLIgnore]
    public int SessionEpoch { get; private set; } = 1;

    /// <summary>The language to speak to the user in, a tag of BCP 47; null where the request decides (FE-03).</summary>
    public string? Language { get; private set; }

    /// <summary>When the user registered (UTC).</summary>
    public DateTime RegisteredAt { get; private init; }

    /// <summary>When all that is personal was erased (UTC, ACC-03); null while it is there.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody changed the user (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>A new user.</summary>
    public static User Register(UserId id, string name, Login login, string passwordHash, DateTime at) => new()
    {
        Id = id, Name = SealedText.Of(name), PasswordHash = passwordHash, RegisteredAt = at,
        Email = login.IsEmail ? SealedText.Of(login.Value) : null,
        Mobile = login.IsEmail ? null : SealedText.Of(login.Value),
    };

    /// <summary>A user whom an outside authority vouches for; there is no password to sign in with here.</summary>
    public static User Admit(OutsideUser user, Login? login, DateTime at) => new()
    {
        Id = new(user.Id), Name = SealedText.Of(user.Name), RegisteredAt = at, Email = login is { } email ? SealedText.Of(email.Value) : null,
    };

    /// <summary>Another name, as the outside authority has it now.</summary>
    public void TakeName(string name) => Name = SealedText.Of(name);

    /// <summary>Another language to be spoken to in; null lets the request decide.</summary>
    public void Choose(CultureInfo? language) => Language = language?.Name;

    /// <summary>What the user signs in with; null where nothing is known.</summary>
    [GraphQLIgnore]
    public Login? Login => Email is { } email ? new Login(email.Open(), true) : Mobile is { } mobile ? new Login(mobile.Open(), false) : null;

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

    /// <summary>Ends the account for good because its owner is erased (ACC-03); one that has ended stays so.</summary>
    public void Leave()
    {
        if (Status != UserStatus.Removed)
            (Status, StatusReason) = (UserStatus.Removed, null);
        EndSessions();
    }

    /// <summary>Lets go of all that is personal (ACC-03). The row stays, as somebody who was here, and the login can be registered again.</summary>
    public void Erase(DateTime at)
    {
        if (Status != UserStatus.Removed)
            Leave();
        (Name, Email, Mobile, PasswordHash, StatusReason, Language, ErasedAt) = (SealedText.Empty, null, null, "", null, null, ErasedAt ?? at);
    }

    private IllegalTransitionError? Move(UserStatus to, string reason)
    {
        if (UserStates.Machine.Refuse(Text.Of("USER"), Status, to) is { } refused)
            return refused;
        (Status, StatusReason) = (to, SealedText.Of(reason));
        EndSessions();
        return null;
    }
}
