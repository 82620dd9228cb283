namespace Modular.Persistence;

/// <summary>How a chain of audit rows was found not to be what was written.</summary>
public enum AuditProblem
{
    /// <summary>The row at the position is not as it was sealed.</summary>
    Edited,

    /// <summary>There is no row at the position, but later ones are there.</summary>
    Missing,

    /// <summary>The row at the position was put between others.</summary>
    Inserted,

    /// <summary>The row at the position belongs elsewhere in the chain.</summary>
    Reordered,

    /// <summary>From the position on, rows are gone that the signed head stands for.</summary>
    CutOff,

    /// <summary>The chain holds together and is not the one that was signed: it was written anew. The position is the signed one; the first bad row stands there or before.</summary>
    Replaced,

    /// <summary>There is no signed head, so a tail that was cut off would not show.</summary>
    HeadMissing,

    /// <summary>The head was not signed with a key of the host, or not for this module.</summary>
    HeadForged,

    /// <summary>The head is older than it may be: an earlier one was put in its place, or it was not kept for long. The position is the first row that it does not stand for.</summary>
    HeadOutdated,
}

/// <summary>What the verification of a module's audit trail has found.</summary>
/// <param name="Rows">How many sealed rows there are.</param>
/// <param name="FirstBadPosition">Where the first problem is; null where there is none, or where it is the head's and no row's.</param>
/// <param name="Problem">The first problem; null where there is none.</param>
/// <param name="Unsealed">How many rows are committed and not sealed yet; soon 0 where nobody writes.</param>
public sealed record AuditVerification(long Rows, long? FirstBadPosition, AuditProblem? Problem, long Unsealed)
{
    /// <summary>Whether every sealed row is as it was written, none is missing, and the signed head stands for them.</summary>
    public bool IsValid => Problem is null;
}
