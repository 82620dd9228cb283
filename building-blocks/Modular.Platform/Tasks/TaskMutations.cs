using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tasks;

/// <summary>Taking tasks upon oneself, leaving them and handing them on.</summary>
[MutationType]
[Authorize(TaskPermissions.Claim)]
[Error<NotFoundError>]
[Error<TaskClaimedError>]
[Error<EditConflictError>]
internal static class TaskMutations
{
    /// <summary>Takes a task upon oneself (FE-02): others no longer see it among theirs. Of two who claim at once one has it, the other is told who.</summary>
    /// <param name="taskId">The task.</param>
    /// <returns>The task.</returns>
    [Bulk]
    [return: GraphQLName("task")]
    public static async Task<FieldResult<WorkTask>> ClaimTaskAsync(
        [ID] string taskId, TaskBoard board, PlatformDb db, IUserNames users, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await board.FindAsync(taskId, cancellationToken) is not var (source, task))
            return new[] { Missing(taskId) };
        await db.DropEndedAsync(caller, source, cancellationToken);
        while (true)
        {
            var claim = await db.FindClaimAsync(source, task, cancellationToken);
            if (claim is { } held && held.Occurrence == task.Occurrence)
                return held.HolderId == caller.UserId ? board.Show(source, task, held) : new[] { await TaskClaimedError.ByAsync(held, users, cancellationToken) };
            claim ??= db.Add(new TaskClaim { Kind = source.Kind.Code, SubjectId = task.Subject.Value }).Entity;
            claim.GiveTo(caller.UserId!.Value, task.Occurrence, clock.GetUtcNow().UtcDateTime);
            if (await db.TrySaveClaimAsync(cancellationToken))
                return board.Show(source, task, claim);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Gives a task back, so that others see it again (FE-02). One that nobody has is given back already.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="expectedVersion">The version of the claim that the caller has seen; where it has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The task.</returns>
    [return: GraphQLName("task")]
    public static async Task<FieldResult<WorkTask>> ReleaseTaskAsync(
        [ID] string taskId, int? expectedVersion, TaskBoard board, PlatformDb db, IUserNames users, ICaller caller, CancellationToken cancellationToken)
    {
        if (await board.FindAsync(taskId, cancellationToken) is not var (source, task))
            return new[] { Missing(taskId) };
        if (await db.FindClaimAsync(source, task, cancellationToken) is not { } claim || claim.Occurrence != task.Occurrence)
            return board.Show(source, task, null);
        if (await MayNotAsync(claim, users, caller, cancellationToken) is { } refused)
            return new[] { refused };
        if (ExpectedVersion.Check(claim, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        db.Remove(claim);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : board.Show(source, task, null);
    }

    /// <summary>Hands a task on to somebody (FE-02): by whom has it, or by whom holds <c>tasks:reassign</c>. Users who may not do it do not get it.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="to">The user who gets it; one who may not do the task is answered like one who is not there.</param>
    /// <param name="expectedVersion">The version of the claim that the caller has seen; where it has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The task.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("task")]
    public static async Task<FieldResult<WorkTask>> ReassignTaskAsync(
        [ID] string taskId, [ID("User")] Guid to, int? expectedVersion, TaskBoard board, WorkReceivers receivers, PlatformDb db, IUserNames users, ICaller caller, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await board.FindAsync(taskId, cancellationToken) is not var (source, task))
            return new[] { Missing(taskId) };
        var claim = await db.FindClaimAsync(source, task, cancellationToken);
        if (claim is not null && claim.Occurrence == task.Occurrence)
        {
            if (await MayNotAsync(claim, users, caller, cancellationToken) is { } refused)
                return new[] { refused };
            if (ExpectedVersion.Check(claim, expectedVersion) is { } outdated)
                return new IUserError[] { outdated };
        }

        if (!await receivers.MayGetAsync(to, source.Kind.Mutation, task.MerchantId, cancellationToken))
            return new IUserError[] { Text.Invalid("to", "NO_RECEIVER") };
        claim ??= db.Add(new TaskClaim { Kind = source.Kind.Code, SubjectId = task.Subject.Value }).Entity;
        claim.GiveTo(to, task.Occurrence, clock.GetUtcNow().UtcDateTime);
        if (await db.TrySaveClaimAsync(cancellationToken))
            return board.Show(source, task, claim);
        db.ChangeTracker.Clear();
        return await db.FindClaimAsync(source, task, cancellationToken) is { } taken ? new[] { await TaskClaimedError.ByAsync(taken, users, cancellationToken) } : new IUserError[] { EditConflictError.At(0) };
    }

    private static async Task<IUserError?> MayNotAsync(TaskClaim claim, IUserNames users, ICaller caller, CancellationToken cancellationToken) =>
        claim.HolderId == caller.UserId || caller.Has(TaskPermissions.Reassign) ? null : await TaskClaimedError.ByAsync(claim, users, cancellationToken);

    private static Task<TaskClaim?> FindClaimAsync(this PlatformDb db, ITaskSource source, OpenTask task, CancellationToken cancellationToken) =>
        db.TaskClaims.SingleOrDefaultAsync(c => c.Kind == source.Kind.Code && c.SubjectId == task.Subject.Value, cancellationToken);

    /// <summary>Whether the claim was saved; somebody else's came first otherwise.</summary>
    private static async Task<bool> TrySaveClaimAsync(this PlatformDb db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken) is null;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return false;
        }
    }

    /// <summary>Removes the caller's claims of the kind whose tasks are over, so that they never grow many.</summary>
    private static async Task DropEndedAsync(this PlatformDb db, ICaller caller, ITaskSource source, CancellationToken cancellationToken)
    {
        var own = await db.TaskClaims.Where(c => c.Kind == source.Kind.Code && c.HolderId == caller.UserId).ToListAsync(cancellationToken);
        var open = (await source.FindAsync([.. own.Select(c => c.SubjectId)], cancellationToken)).ToLookup(t => t.Subject.Value, t => t.Occurrence);
        db.RemoveRange(own.Where(c => !open[c.SubjectId].Contains(c.Occurrence)));
        if (await db.TrySaveChangesAsync(cancellationToken) is not null)
            db.ChangeTracker.Clear();
    }

    private static IUserError Missing(string id) => new NotFoundError(Text.Of("TASK_NOT_FOUND"), id);
}
