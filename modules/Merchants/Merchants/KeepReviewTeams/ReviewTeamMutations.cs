using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.KeepReviewTeams;

/// <summary>The teams of the upload, review and coordination groups (DOC-17).</summary>
[MutationType]
[Idempotent]
[Authorize(MerchantsPermissions.ManageReviewTeams)]
[Error<InvalidInputError>]
[Error<NotAuthorizedError>]
internal static class ReviewTeamMutations
{
    /// <summary>Makes a team without members (DOC-17).</summary>
    /// <param name="name">Its name, at most 50 characters.</param>
    /// <param name="group">The group that it belongs to; it stays so.</param>
    /// <returns>The team.</returns>
    [return: GraphQLName("team")]
    public static async Task<FieldResult<ReviewTeam>> CreateReviewTeamAsync(
        string name, ReviewGroup group, MerchantsDb db, TimeProvider clock, ICaller caller, CancellationToken cancellationToken)
    {
        if (Refuse(caller, "createReviewTeam") is { } refused)
            return new IUserError[] { refused };
        var problems = new InputProblems();
        var called = problems.Take("name", PlainText.Parse(name, FieldLengths.TeamName, "NAME"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var team = db.Add(ReviewTeam.Create(called, group, clock.GetUtcNow().UtcDateTime)).Entity;
        await db.SaveChangesAsync(cancellationToken);
        return team;
    }

    /// <summary>Gives a team another name (DOC-17).</summary>
    /// <param name="teamId">The team.</param>
    /// <param name="name">Its name, at most 50 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The team.</returns>
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("team")]
    public static Task<FieldResult<ReviewTeam>> RenameReviewTeamAsync(
        ReviewTeamId teamId, string name, int? expectedVersion, MerchantsDb db, ICaller caller, CancellationToken cancellationToken) =>
        ChangeAsync("renameReviewTeam", teamId, expectedVersion, db, caller, (team, problems) =>
        {
            var called = problems.Take("name", PlainText.Parse(name, FieldLengths.TeamName, "NAME"));
            if (problems.IsEmpty)
                team.Rename(called);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Takes somebody into a team (DOC-17); whoever is in it already stays. A team has at most 200 members.</summary>
    /// <param name="teamId">The team.</param>
    /// <param name="userId">The user.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The team.</returns>
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("team")]
    public static Task<FieldResult<ReviewTeam>> AddReviewTeamMemberAsync(
        ReviewTeamId teamId, Guid userId, int? expectedVersion, MerchantsDb db, IUserNames users, TimeProvider clock, ICaller caller, CancellationToken cancellationToken) =>
        ChangeAsync("addReviewTeamMember", teamId, expectedVersion, db, caller, async (team, problems) =>
        {
            if (!await users.IsThereAsync(userId, cancellationToken))
                problems.Add("userId", Text.Broken("USER_NOT_THERE"));
            else if (team.Add(userId, clock.GetUtcNow().UtcDateTime) is { } broken)
                problems.Add("userId", broken);
        }, cancellationToken);

    /// <summary>Takes somebody out of a team (DOC-17); whoever is not in it stays out.</summary>
    /// <param name="teamId">The team.</param>
    /// <param name="userId">The user.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The team.</returns>
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("team")]
    public static Task<FieldResult<ReviewTeam>> RemoveReviewTeamMemberAsync(
        ReviewTeamId teamId, Guid userId, int? expectedVersion, MerchantsDb db, ICaller caller, CancellationToken cancellationToken) =>
        ChangeAsync("removeReviewTeamMember", teamId, expectedVersion, db, caller, (team, _) =>
        {
            team.Remove(userId);
            return Task.CompletedTask;
        }, cancellationToken);

    private static async Task<FieldResult<ReviewTeam>> ChangeAsync(
        string mutation, ReviewTeamId id, int? expectedVersion, MerchantsDb db, ICaller caller, Func<ReviewTeam, InputProblems, Task> change, CancellationToken cancellationToken)
    {
        if (Refuse(caller, mutation) is { } refused)
            return new IUserError[] { refused };
        if (await db.ReviewTeams.Include(t => t.Members).SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } team)
            return new[] { Missing.Team(id) };
        if (ExpectedVersion.Check(team, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        var problems = new InputProblems();
        await change(team, problems);
        if (!problems.IsEmpty)
            return problems.Errors;
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : team;
    }

    // A team belongs to no merchant: what is held at some merchant does not count.
    private static NotAuthorizedError? Refuse(ICaller caller, string mutation) =>
        caller.Has(MerchantsPermissions.ManageReviewTeams, null) ? null : NotAuthorizedError.For(mutation);
}
