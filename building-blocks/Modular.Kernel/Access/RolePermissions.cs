using System.Collections.Frozen;

namespace Modular.Kernel;

/// <summary>Which permissions there are, and which of them the roles hold that the platform knows from the start (ACC-02).</summary>
public sealed class RolePermissions
{
    private readonly FrozenDictionary<string, string[]> _ofRole;
    private readonly string[] _all;
    private readonly FrozenSet<string> _atMerchants;

    /// <param name="permissions">What the modules declare.</param>
    /// <exception cref="ArgumentException">A permission is declared twice.</exception>
    public RolePermissions(IEnumerable<Permission> permissions)
    {
        Declared = [.. permissions];
        if (Declared.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The permission {twice.Key} is declared {twice.Count()} times.", nameof(permissions));
        _all = [.. Declared.Select(p => p.Name)];
        _atMerchants = Declared.Where(p => p.AtMerchants).Select(p => p.Name).ToFrozenSet();
        _ofRole = Declared.SelectMany(p => p.Roles.Distinct().Select(r => (Role: r, p.Name)))
            .GroupBy(p => p.Role, p => p.Name).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>All permissions that the modules declare.</summary>
    public IReadOnlyList<Permission> Declared { get; }

    /// <summary>The names of the permissions of a role that the platform knows from the start; none for other roles.</summary>
    public IReadOnlyList<string> Of(string role) => role == Roles.Admin ? _all : _ofRole.GetValueOrDefault(role) ?? [];

    /// <summary>Whether the permission may be held at a single merchant.</summary>
    public bool MayBeHeldAtMerchants(string permission) => _atMerchants.Contains(permission);

    /// <summary>Whether a module declares the permission.</summary>
    public bool IsDeclared(string permission) => Array.IndexOf(_all, permission) >= 0;
}
