using System.Collections.Frozen;
using System.Security.Claims;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>The caller that a token names; without a token, somebody who may see and do only what is open to all.</summary>
internal sealed class ClaimsCaller : ICaller
{
    private readonly FrozenSet<string> _permissions;

    public ClaimsCaller(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(CallerClaims.Subject), out var id))
            UserId = id;
        Name = UserId is null ? "" : user.FindFirstValue(CallerClaims.Name) ?? "";
        MerchantScope = UserId is null
            ? []
            : [.. user.FindAll(CallerClaims.Merchant).Select(c => Guid.TryParse(c.Value, out var merchant) ? merchant : (Guid?)null).OfType<Guid>()];
        // A claim that cannot be read narrows the scope; it never widens it to the whole platform.
        IsPlatformWide = UserId is not null
            && !user.HasClaim(c => c.Type == CallerClaims.Merchant)
            && user.FindAll(CallerClaims.Role).Any(c => Roles.IsStaff(c.Value));
        _permissions = UserId is null
            ? FrozenSet<string>.Empty
            : user.FindAll(CallerClaims.Permission).Select(c => c.Value).ToFrozenSet();
    }

    /// <inheritdoc/>
    public Guid? UserId { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsPlatformWide { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Guid> MerchantScope { get; }

    /// <inheritdoc/>
    public bool Has(string permission) => _permissions.Contains(permission);
}
