using Modular.Kernel;

namespace Accounts.Model;

/// <summary>Whether a user may sign in (ACC-01).</summary>
internal enum UserStatus
{
    /// <summary>May sign in.</summary>
    Active,

    /// <summary>May not sign in for now, and all sessions have ended.</summary>
    Locked,

    /// <summary>Is gone for good.</summary>
    Removed,
}

/// <summary>How users move between these.</summary>
internal static class UserStates
{
    public static StateMachine<UserStatus> Machine { get; } = new(
        (UserStatus.Active, UserStatus.Locked), (UserStatus.Locked, UserStatus.Active),
        (UserStatus.Active, UserStatus.Removed), (UserStatus.Locked, UserStatus.Removed));
}
