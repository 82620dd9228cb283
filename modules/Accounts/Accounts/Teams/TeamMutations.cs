using Accounts.Access;
using Accounts.AssignRoles;
using Accounts.Contracts;
using Accounts.Contracts.Events;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Teams;

/// <summary>Putting users into teams and taking them out; it holds as roles do.</summary>
[MutationType]
[Authorize(AccountsPermissions.ManageTeams)]
[Error<NotFoundError>]
[Error<NotGrantableError>]
internal static class TeamMutations
{
    /// <summary>Puts a user into a team, whose roles the user holds from then on (ACC-02, DOC-17). The caller holds all that they bundle.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="userId">The user.</param>
    /// <returns>The team.</returns>
    [return: GraphQLName("team")]
    public static Task<FieldResult<Team>> AddTeamMemberAsync(
        string team, UserId userId, AccountsDb db, UserDirectory users, RoleBook roles, ICaller caller, IAccessCache access, TimeProvider clock, CancellationToken cancellationToken) =>
        ChangeAsync(team, userId, db, users, roles, caller, access, member =>
        {
            if (member is not null)
                return;
            var now = clock.GetUtcNow().UtcDateTime;
            db.Add(new TeamMember { Team = team, UserId = userId, Since = now });
            db.Raise(new TeamJoined(userId, team), now);
        }, cancellationToken);

    /// <summary>Takes a user out of a team (ACC-02, DOC-17). The caller holds all that its roles bundle.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="userId">The user.</param>
    /// <returns>The team.</returns>
    [return: GraphQLName("team")]
    public static Task<FieldResult<Team>> RemoveTeamMemberAsync(
        string team, UserId userId, AccountsDb db, UserDirectory users, RoleBook roles, ICaller caller, IAccessCache access, TimeProvider clock, CancellationToken cancellationToken) =>
        ChangeAsync(team, userId, db, users, roles, caller, access, member =>
        {
            if (member is null)
                return;
            db.Remove(member);
            db.Raise(new TeamLeft(userId, team), clock.GetUtcNow().UtcDateTime);
        }, cancellationToken);

    private static async Task<FieldResult<Team>> ChangeAsync(
        string name, UserId userId, AccountsDb db, UserDirectory users, RoleBook roles, ICaller caller, IAccessCache access, Action<TeamMember?> change, CancellationToken cancellationToken)
    {
        if (await db.Teams.SingleOrDefaultAsync(t => t.Name == name, cancellationToken) is not { } team)
            return new[] { Refusals.NoTeam(name) };
        var defined = await roles.ReadAsync(db, cancellationToken);
        if (GrantRule.Check(caller, AccountsPermissions.ManageTeams, team.Roles.Where(defined.ContainsKey).Select(r => defined[r]), null) is { } barred)
            return new[] { barred };
        if (!await users.IsThereAsync(userId, cancellationToken))
            return new[] { Refusals.NoUser(userId) };
        change(await db.TeamMembers.SingleOrDefaultAsync(m => m.Team == name && m.UserId == userId, cancellationToken));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || UniqueViolation.IsAny(failure))
        {
            // Another one has done the same at this moment.
        }

        access.Forget(userId.Value);
        return team;
    }
}
