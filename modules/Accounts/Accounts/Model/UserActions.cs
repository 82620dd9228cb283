using Modular.Kernel;

namespace Accounts.Model;

/// <summary>What the rules about a user's account ask, seen from one person. It belongs to no merchant, so whoever acts on it holds the permission for the platform.</summary>
internal sealed class UserFacts : IStateFacts<UserStatus>, IMerchantFacts
{
    public required UserStatus Status { get; init; }

    /// <summary>What the user may do as staff and the person may not, sorted.</summary>
    public required IReadOnlyList<string> Beyond { get; init; }

    /// <summary>Whether nobody else is an active administrator of the platform.</summary>
    public required bool IsLastAdmin { get; init; }

    /// <summary>Whether an erasure of the user waits, runs or is done: asking once more finds that one.</summary>
    public required bool HasErasure { get; init; }

    public Guid? AtMerchant => null;

    public bool IsOwn => false;
}

/// <summary>What can be done with a user's account, by whom and in which state (FE-01, ACC-01, ACC-03): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class UserActions
{
    private static readonly ActionGuard<UserFacts> NotAbove = new(f => f.Beyond.Count > 0, f => Refusals.NotGrantable(f.Beyond));

    private static readonly ActionGuard<UserFacts> NotLastAdmin = new(f => f.IsLastAdmin, _ => Refusals.LastAdmin);

    /// <summary>Keeps the user from signing in.</summary>
    public static StateAction<UserFacts, UserStatus> Lock { get; } =
        new(UserStates.Machine, Subject, "lockUser", [UserStatus.Active], UserStatus.Locked) { Guards = [NotAbove, NotLastAdmin] };

    /// <summary>Lets the user sign in again.</summary>
    public static StateAction<UserFacts, UserStatus> Unlock { get; } =
        new(UserStates.Machine, Subject, "unlockUser", [UserStatus.Locked], UserStatus.Active) { Guards = [NotAbove] };

    /// <summary>Ends the account for good.</summary>
    public static StateAction<UserFacts, UserStatus> Remove { get; } =
        new(UserStates.Machine, Subject, "removeUser", [UserStatus.Active, UserStatus.Locked], UserStatus.Removed) { Guards = [NotAbove, NotLastAdmin] };

    /// <summary>Has the user's data erased, which begins later.</summary>
    public static StateAction<UserFacts, UserStatus> Erase { get; } = new(UserStates.Machine, Subject, "eraseUser", Enum.GetValues<UserStatus>(), null)
    {
        Guards = [NotAbove, new(f => f.IsLastAdmin && !f.HasErasure, _ => Refusals.LastAdmin)],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<UserFacts, UserStatus>> All { get; } = [Lock, Unlock, Remove, Erase];

    private static string Subject() => Text.Of("USER");
}
