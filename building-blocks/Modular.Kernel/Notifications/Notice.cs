using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>What some users are to be told (ACC-04).</summary>
/// <param name="Kind">The kind, which holds the words.</param>
/// <param name="To">Who is told. Who caused it is not, unless it is a matter of security.</param>
/// <param name="Subject">The node that it is about; null where there is none. Whoever may not see it is told nothing of it.</param>
/// <param name="Arguments">What the kind's text is filled in with, in order.</param>
public sealed record Notice(NotificationKind Kind, Audience To, NodeId? Subject, params IReadOnlyList<NoticeArgument> Arguments);

/// <summary>Who is told something: some users, and whoever holds some permissions (ACC-04).</summary>
public sealed record Audience
{
    private Audience()
    {
    }

    /// <summary>These users.</summary>
    public IReadOnlyCollection<Guid> Users { get; private init; } = [];

    /// <summary>Whoever holds one of these permissions where it says.</summary>
    public IReadOnlyCollection<HeldPermission> Permissions { get; private init; } = [];

    /// <summary>These users.</summary>
    public static Audience Of(params IEnumerable<Guid> users) => new() { Users = [.. users.Distinct()] };

    /// <summary>The platform's staff who hold the permission for the whole platform.</summary>
    public static Audience Holding(string permission) => new() { Permissions = [new(permission, null)] };

    /// <summary>Those who hold the permission by a role that they were given at that merchant; the platform's staff are not among them.</summary>
    public static Audience HoldingAt(Guid merchantId, string permission) => new() { Permissions = [new(permission, merchantId)] };

    /// <summary>Both.</summary>
    public Audience And(Audience other) => new() { Users = [.. Users.Union(other.Users)], Permissions = [.. Permissions.Union(other.Permissions)] };
}

/// <summary>A permission that is held somewhere.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="MerchantId">The merchant at which a role was given that bundles it; null for staff who hold it for the platform.</param>
public sealed record HeldPermission(string Permission, Guid? MerchantId);
