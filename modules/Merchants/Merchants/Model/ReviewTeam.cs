using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>The groups that work with papers (DOC-17).</summary>
internal enum ReviewGroup
{
    /// <summary>Collects papers and hands them in 上传组.</summary>
    Upload,

    /// <summary>Does the first and the detailed review 审核组.</summary>
    Review,

    /// <summary>Settles what departments dispute 协调组.</summary>
    Coordination,
}

/// <summary>A team of one of the groups (DOC-17): for figures, and to be asked about papers. What its members may do is said by their roles alone.</summary>
internal sealed class ReviewTeam : Modular.Persistence.IVersioned
{
    /// <summary>The most members that a team has.</summary>
    public const int MostMembers = 200;

    private readonly List<ReviewTeamMember> _members = [];

    private ReviewTeam()
    {
    }

    /// <summary>The team's id.</summary>
    public ReviewTeamId Id { get; private init; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The group that it belongs to.</summary>
    public ReviewGroup Group { get; private init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>How many members it has.</summary>
    public int MemberCount { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody changed the team (FE-04).</summary>
    public int Version { get; private set; }

    [GraphQLIgnore]
    public IReadOnlyList<ReviewTeamMember> Members => _members;

    /// <summary>Makes one.</summary>
    public static ReviewTeam Create(string name, ReviewGroup group, DateTime at, ReviewTeamId? id = null) => new() { Id = id ?? new(Guid.CreateVersion7()), Name = name, Group = group, CreatedAt = at };

    /// <summary>Gives it another name.</summary>
    public void Rename(string name) => Name = name;

    /// <summary>Adds somebody; whoever is in it already stays.</summary>
    public Violation? Add(Guid user, DateTime at)
    {
        if (_members.Exists(m => m.UserId == user))
            return null;
        if (_members.Count == MostMembers)
            return Text.Broken("TEAM_FULL", MostMembers);
        _members.Add(new() { TeamId = Id, UserId = user, Since = at });
        MemberCount = _members.Count;
        return null;
    }

    /// <summary>Takes somebody out; whoever is not in it stays out.</summary>
    public void Remove(Guid user)
    {
        _members.RemoveAll(m => m.UserId == user);
        MemberCount = _members.Count;
    }
}

/// <summary>Somebody in a team.</summary>
internal sealed class ReviewTeamMember
{
    [GraphQLIgnore]
    public ReviewTeamId TeamId { get; init; }

    /// <summary>The user's id.</summary>
    public Guid UserId { get; init; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; init; }
}
