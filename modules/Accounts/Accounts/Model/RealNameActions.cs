using Accounts.Contracts;
using Modular.Kernel;

namespace Accounts.Model;

/// <summary>What the rules about a real name ask, seen from one person.</summary>
internal sealed class RealNameFacts : IStateFacts<RealNameStatus>
{
    public required RealNameId Id { get; init; }

    public required RealNameStatus Status { get; init; }

    /// <summary>How often something was handed in: another number, another stay in the state.</summary>
    public required int Submissions { get; init; }

    /// <summary>When it was handed in last (UTC); null where nothing was.</summary>
    public required DateTime? SubmittedAt { get; init; }

    /// <summary>The user, whose name a task shows; null where the person does not see the user.</summary>
    public required User? User { get; init; }

    /// <summary>Whether it is the person's own.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>For how many other users the number is verified.</summary>
    public required int OtherUsers { get; set; }

    /// <summary>How many users a number may be verified for.</summary>
    public required int MostUsers { get; init; }
}

/// <summary>What can be done with a real name, by whom and in which state (FE-01, ACC-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class RealNameActions
{
    private static readonly ActionGuard<RealNameFacts> Own = new(f => !f.IsOwn, _ => new NotOwnRealNameError(Text.Of("NOT_OWN_REAL_NAME")));

    private static readonly ActionGuard<RealNameFacts> NotOwn = new(f => f.IsOwn, _ => new OwnRealNameError(Text.Of("OWN_REAL_NAME")));

    private static readonly ActionGuard<RealNameFacts> NumberIsFree = new(
        f => f.OtherUsers >= f.MostUsers, f => new ResidentIdInUseError(Text.Of("RESIDENT_ID_IN_USE", f.OtherUsers), f.OtherUsers));

    /// <summary>The user hands in name and number.</summary>
    public static StateAction<RealNameFacts, RealNameStatus> Submit { get; } =
        new(RealNameStates.Machine, Subject, "submitRealName", [RealNameStatus.Unverified, RealNameStatus.Rejected], RealNameStatus.Submitted) { Guards = [Own] };

    /// <summary>Somebody else finds that they are the user's.</summary>
    public static StateAction<RealNameFacts, RealNameStatus> Verify { get; } =
        new(RealNameStates.Machine, Subject, "verifyRealName", [RealNameStatus.Submitted], RealNameStatus.Verified) { Guards = [NotOwn, NumberIsFree] };

    /// <summary>Somebody else finds that they are not.</summary>
    public static StateAction<RealNameFacts, RealNameStatus> Reject { get; } =
        new(RealNameStates.Machine, Subject, "rejectRealName", [RealNameStatus.Submitted], RealNameStatus.Rejected) { Guards = [NotOwn] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<RealNameFacts, RealNameStatus>> All { get; } = [Submit, Verify, Reject];

    private static string Subject() => Text.Of("REAL_NAME");
}
