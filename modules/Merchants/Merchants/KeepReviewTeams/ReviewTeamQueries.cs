using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.KeepReviewTeams;

/// <summary>The teams (DOC-17).</summary>
[QueryType]
internal static class ReviewTeamQueries
{
    /// <summary>The teams that upload, review and coordinate papers, by name (DOC-17).</summary>
    [Authorize(MerchantsPermissions.ReadReviewTeams)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(ReviewTeam.Group), nameof(ReviewTeam.Name)])]
    public static IQueryable<ReviewTeam> GetReviewTeams(MerchantsDb db, ICaller caller) =>
        db.ReviewTeams.AsNoTracking().Where(t => caller.Has(MerchantsPermissions.ReadReviewTeams, null)).OrderBy(t => t.Name).ThenBy(t => t.Id);
}

/// <summary>Teams by id.</summary>
internal static class ReviewTeamNodes
{
    /// <summary>The teams, for those who may read teams.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ReviewTeamId, ReviewTeam>> GetReviewTeamsByIdAsync(
        IReadOnlyList<ReviewTeamId> ids, MerchantsDb db, ICaller caller, CancellationToken cancellationToken) =>
        caller.Has(MerchantsPermissions.ReadReviewTeams, null)
            ? await db.ReviewTeams.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken)
            : new Dictionary<ReviewTeamId, ReviewTeam>();
}

/// <summary>The team's fields that are not its own columns.</summary>
[ObjectType<ReviewTeam>]
internal static class ReviewTeamFields
{
    /// <summary>Who is in it, by when they came.</summary>
    [UsePaging(ConnectionName = "ReviewTeamMembers")]
    public static IQueryable<ReviewTeamMember> GetMembers([Parent(Requires = nameof(ReviewTeam.Id))] ReviewTeam team, MerchantsDb db) =>
        db.ReviewTeamMembers.AsNoTracking().Where(m => m.TeamId == team.Id).OrderBy(m => m.Since).ThenBy(m => m.UserId);
}

/// <summary>Who is in a team.</summary>
[ObjectType<ReviewTeamMember>]
internal static class ReviewTeamMemberFields
{
    /// <summary>The user's name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetNameAsync(
        [Parent(Requires = nameof(ReviewTeamMember.UserId))] IReadOnlyList<ReviewTeamMember> members, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. members.Select(m => (Guid?)m.UserId)], cancellationToken);
}
