using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>Reads a whole chain of audit rows, and holds it against its signed head.</summary>
internal static class ChainVerification
{
    /// <summary>Verifies the module's rows.</summary>
    /// <param name="db">Where they are read.</param>
    /// <param name="head">The head, read before the rows; null where there is none that a key has signed.</param>
    /// <param name="isHeadThere">Whether there is a head, whoever signed it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<AuditVerification> RunAsync(ModuleDbContext db, AuditHead? head, bool isHeadThere, CancellationToken cancellationToken)
    {
        byte[]? atHead = head?.Position == 0 ? db.AuditStart.Hash : null;
        var (found, end) = await FollowAsync(
            db,
            link =>
            {
                if (link.Position == head?.Position)
                    atHead = link.Hash;
            },
            cancellationToken);
        return found.IsValid && ProblemOf(head, isHeadThere, end, atHead) is { } problem
            ? found with { FirstBadPosition = problem.Position, Problem = problem.Problem }
            : found;
    }

    /// <summary>Verifies the rows against each other alone, for who has no key of the head.</summary>
    public static async Task<AuditVerification> OfRowsAsync(ModuleDbContext db, CancellationToken cancellationToken) =>
        (await FollowAsync(db, static _ => { }, cancellationToken)).Found;

    private static async Task<(AuditVerification Found, long End)> FollowAsync(ModuleDbContext db, Action<ChainLink> passed, CancellationToken cancellationToken)
    {
        var unsealed = await db.Set<AuditRow>().LongCountAsync(r => r.Position == null, cancellationToken);
        var rows = await db.Set<AuditRow>().LongCountAsync(r => r.Position != null, cancellationToken);
        var end = await db.Set<AuditRow>().MaxAsync(r => r.Position, cancellationToken) ?? 0;
        var bad = await new ChainCheck(db.AuditStart) { Passed = passed }.FollowAsync(db, end, cancellationToken);
        return (new(rows, bad?.Position, bad?.Problem, unsealed), end);
    }

    private static (AuditProblem Problem, long? Position)? ProblemOf(AuditHead? head, bool isHeadThere, long end, byte[]? atHead)
    {
        if (head is null)
            return (isHeadThere ? AuditProblem.HeadForged : AuditProblem.HeadMissing, null);
        if (head.Position > end)
            return (AuditProblem.CutOff, end + 1);
        return head.Link.Hash.AsSpan().SequenceEqual(atHead) ? null : (AuditProblem.Replaced, head.Position);
    }
}
