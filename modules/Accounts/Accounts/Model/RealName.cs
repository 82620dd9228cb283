using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Model;

/// <summary>How far the check of a user's real name has come (ACC-01).</summary>
internal enum RealNameStatus
{
    /// <summary>Nothing was handed in.</summary>
    Unverified,

    /// <summary>Name and number wait for the decision.</summary>
    Submitted,

    /// <summary>They are the user's.</summary>
    Verified,

    /// <summary>They are not, or it cannot be told; the user may hand in others.</summary>
    Rejected,
}

/// <summary>How real names move between these.</summary>
internal static class RealNameStates
{
    public static StateMachine<RealNameStatus> Machine { get; } = new(
        (RealNameStatus.Unverified, RealNameStatus.Submitted), (RealNameStatus.Submitted, RealNameStatus.Verified),
        (RealNameStatus.Submitted, RealNameStatus.Rejected), (RealNameStatus.Rejected, RealNameStatus.Submitted));
}

/// <summary>The check of a user's real name (ACC-01): name and resident identity number, sealed, and what people decided of them.</summary>
internal sealed class RealName : IVersioned
{
    private RealName()
    {
    }

    /// <summary>The check's id.</summary>
    public RealNameId Id { get; private init; }

    /// <summary>Whose name it is.</summary>
    public UserId UserId { get; private init; }

    /// <summary>How far the check has come.</summary>
    public RealNameStatus Status { get; private set; }

    /// <summary>The name as on the identity card; encrypted (DOC-23).</summary>
    [GraphQLIgnore]
    public SealedText Name { get; private set; } = SealedText.Empty;

    /// <summary>The resident identity number; encrypted (DOC-23).</summary>
    [GraphQLIgnore]
    public SealedText IdCard { get; private set; } = SealedText.Empty;

    /// <summary>What a provider outside said of them when they were handed in.</summary>
    [GraphQLIgnore]
    public RealNameFinding Finding { get; private set; }

    /// <summary>How often the user has handed in something: another number, another stay in the state.</summary>
    public int Submissions { get; private set; }

    /// <summary>When it was handed in last (UTC); null where nothing was.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>When it was decided (UTC); null while it waits.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Who decided; null while it waits.</summary>
    [GraphQLIgnore]
    public UserId? DecidedById { get; private set; }

    /// <summary>Why it was rejected; null otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>The user's place, from 1, among those whom the number is verified for: the database lets nobody take one that is taken. Null where it is not verified.</summary>
    [GraphQLIgnore]
    public int? NumberPlace { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody changed it (FE-04). 0 where nothing was handed in.</summary>
    public int Version { get; private set; }

    /// <summary>That of a user who has handed in nothing yet.</summary>
    public static RealName Of(UserId user) => new() { Id = new(user.Value), UserId = user };

    /// <summary>Hands in a name and a number that passed their checks.</summary>
    public IllegalTransitionError? Submit(string name, ResidentId number, RealNameFinding finding, DateTime at)
    {
        if (Move(RealNameStatus.Submitted) is { } refused)
            return refused;
        (Name, IdCard, Finding, SubmittedAt) = (SealedText.Of(name), SealedText.Of(number.Value), finding, at);
        (DecidedAt, DecidedById, Reason) = (null, null, null);
        Submissions++;
        return null;
    }

    /// <summary>Finds that they are the user's.</summary>
    /// <param name="place">A place among the users of the number that was free when it was looked for.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="at">When (UTC).</param>
    public IllegalTransitionError? Verify(int place, UserId by, DateTime at)
    {
        if (Move(RealNameStatus.Verified) is { } refused)
            return refused;
        (NumberPlace, DecidedAt, DecidedById) = (place, at, by);
        return null;
    }

    /// <summary>Finds that they are not the user's, or that it cannot be told.</summary>
    public IllegalTransitionError? Reject(string reason, UserId by, DateTime at)
    {
        if (Move(RealNameStatus.Rejected) is { } refused)
            return refused;
        (DecidedAt, DecidedById, Reason) = (at, by, reason);
        return null;
    }

    private IllegalTransitionError? Move(RealNameStatus to)
    {
        if (RealNameStates.Machine.Refuse(Text.Of("REAL_NAME"), Status, to) is { } refused)
            return refused;
        Status = to;
        return null;
    }
}
