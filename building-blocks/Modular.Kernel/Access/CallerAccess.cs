using System.Collections.Frozen;

namespace Modular.Kernel;

/// <summary>A role that somebody holds (ACC-02).</summary>
/// <param name="Name">The role.</param>
/// <param name="IsStaff">Whether it is a role of the platform's own staff, which holds at every merchant where no single one is named.</param>
/// <param name="MerchantId">The merchant at which it is held; null for the platform.</param>
/// <param name="Permissions">What it bundles.</param>
public sealed record HeldRole(string Name, bool IsStaff, Guid? MerchantId, IReadOnlyCollection<string> Permissions);

/// <summary>
/// What a caller may do, and where, worked out from the roles held (ACC-02). A staff role that is held for the platform holds everywhere; any other one
/// that is held for the platform holds at the merchants that the user acts for, and for what belongs to no merchant yet; one that is held at a merchant holds there alone.
/// </summary>
public sealed class CallerAccess
{
    private readonly FrozenSet<string> _anywhere;
    private readonly FrozenSet<string> _everywhere;
    private readonly FrozenDictionary<Guid, FrozenSet<string>> _atMerchants;

    /// <param name="name">The user's name to show.</param>
    /// <param name="roles">The roles held.</param>
    /// <param name="ownMerchants">The merchants that the user acts for without an assignment.</param>
    /// <param name="language">The language that the user has chosen to be spoken to in (FE-03).</param>
    public CallerAccess(string name, IReadOnlyList<HeldRole> roles, IReadOnlyList<Guid> ownMerchants, string? language = null)
    {
        (Name, Language) = (name, language);
        Roles = roles;
        var own = roles.Where(r => r is { IsStaff: false, MerchantId: null }).ToList();
        var wide = roles.Where(r => r is { IsStaff: true, MerchantId: null }).ToList();
        IsPlatformWide = wide.Count > 0;
        _everywhere = Union(wide);
        _anywhere = Union(roles);
        MerchantScope = [.. roles.Select(r => r.MerchantId).OfType<Guid>().Concat(own.Count > 0 ? ownMerchants : []).Distinct()];
        _atMerchants = MerchantScope.ToFrozenDictionary(
            m => m, m => Union(roles.Where(r => r.MerchantId == m).Concat(ownMerchants.Contains(m) ? own : []).Concat(wide)));
    }

    /// <summary>Somebody who may do nothing but what is open to all.</summary>
    public static CallerAccess None { get; } = new("", [], []);

    /// <summary>The user's name to show.</summary>
    public string Name { get; }

    /// <summary>The language that the user has chosen to be spoken to in, a tag of BCP 47; null where the token or the request decides (FE-03).</summary>
    public string? Language { get; }

    /// <summary>The roles held.</summary>
    public IReadOnlyList<HeldRole> Roles { get; }

    /// <summary>Whether the rows of all merchants are visible.</summary>
    public bool IsPlatformWide { get; }

    /// <summary>The merchants in whose name the user acts.</summary>
    public IReadOnlyList<Guid> MerchantScope { get; }

    /// <summary>All permissions that are held anywhere, sorted.</summary>
    public IEnumerable<string> Permissions => _anywhere.Order(StringComparer.Ordinal);

    /// <summary>The permissions that are held at a merchant, sorted.</summary>
    public IEnumerable<string> PermissionsAt(Guid merchantId) => (_atMerchants.GetValueOrDefault(merchantId) ?? _everywhere).Order(StringComparer.Ordinal);

    /// <summary>Whether the permission is held anywhere.</summary>
    public bool Has(string permission) => _anywhere.Contains(permission);

    /// <summary>Whether the permission is held at the merchant; for null, for the whole platform.</summary>
    public bool Has(string permission, Guid? merchantId) =>
        _everywhere.Contains(permission) || (merchantId is { } id && _atMerchants.TryGetValue(id, out var here) && here.Contains(permission));

    /// <summary>Whether all that an earlier access allowed is allowed still.</summary>
    public bool Covers(CallerAccess earlier) =>
        ReferenceEquals(this, earlier)
        || ((IsPlatformWide || !earlier.IsPlatformWide) && _everywhere.IsSupersetOf(earlier._everywhere) && _anywhere.IsSupersetOf(earlier._anywhere)
            && earlier._atMerchants.All(m => m.Value.All(p => Has(p, m.Key))));

    private static FrozenSet<string> Union(IEnumerable<HeldRole> roles) => roles.SelectMany(r => r.Permissions).ToFrozenSet();
}
