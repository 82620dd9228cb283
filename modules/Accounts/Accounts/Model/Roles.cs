using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Persistence;

namespace Accounts.Model;

/// <summary>A role that somebody was given, for the platform or at one merchant (ACC-02).</summary>
internal sealed class RoleAssignment
{
    /// <summary>The assignment's id.</summary>
    [GraphQLIgnore]
    public Guid Id { get; init; }

    /// <summary>Who holds the role.</summary>
    public UserId UserId { get; init; }

    /// <summary>The role's name.</summary>
    public string Role { get; init; } = "";

    /// <summary>The merchant at which it is held; null for the platform.</summary>
    [GraphQLIgnore]
    public Guid? MerchantId { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public DateTime AssignedAt { get; init; }
}

/// <summary>A role that the platform's own people have put together (ACC-02).</summary>
internal sealed class CustomRole : IVersioned
{
    /// <summary>The name, in lower case.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is for, in words.</summary>
    public string Title { get; set; } = "";

    /// <summary>Whether those who hold it for the platform see the rows of all merchants.</summary>
    public bool IsStaff { get; set; }

    /// <summary>What it bundles.</summary>
    public string[] Permissions { get; set; } = [];

    /// <summary>Counts the changes (FE-04).</summary>
    public int Version { get; private set; }
}

/// <summary>A team: its members hold its roles for the platform (ACC-02, DOC-17, STF-30).</summary>
internal sealed class Team : IVersioned
{
    /// <summary>The name, in lower case.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it does, in words.</summary>
    public string Title { get; set; } = "";

    /// <summary>The roles that its members hold.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>Counts the changes (FE-04).</summary>
    public int Version { get; private set; }
}

/// <summary>Somebody in a team.</summary>
internal sealed class TeamMember
{
    /// <summary>The team's name.</summary>
    public string Team { get; init; } = "";

    /// <summary>Who.</summary>
    public UserId UserId { get; init; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; init; }
}

/// <summary>
/// One row that everything changes by which there may be fewer administrators: of two who take the last ones away at the same moment, the second finds
/// another version than it has read.
/// </summary>
[NotAudited]
internal sealed class AdminRoster : IVersioned
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public long Changes { get; set; }

    public int Version { get; private set; }
}
