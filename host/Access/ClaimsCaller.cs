using System.Security.Claims;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>The caller that a token names; without a token, somebody who may see and do only what is open to all.</summary>
internal sealed class ClaimsCaller : ICaller
{
    private readonly CallerAccess _access = CallerAccess.None;

    public ClaimsCaller(ClaimsPrincipal user)
    {
        if (AccessIdentity.In(user) is not { } identity)
            return;
        UserId = Guid.Parse(identity.FindFirst(CallerClaims.Subject)!.Value);
        SessionId = Guid.TryParse(identity.FindFirst(CallerClaims.Session)?.Value, out var session) ? session : null;
        _access = identity.Access;
    }

    /// <inheritdoc/>
    public Guid? UserId { get; }

    /// <inheritdoc/>
    public string Name => _access.Name;

    /// <inheritdoc/>
    public bool IsPlatformWide => _access.IsPlatformWide;

    /// <inheritdoc/>
    public IReadOnlyList<Guid> MerchantScope => _access.MerchantScope;

    /// <inheritdoc/>
    public Guid? SessionId { get; }

    /// <inheritdoc/>
    public bool Has(string permission) => _access.Has(permission);

    /// <inheritdoc/>
    public bool Has(string permission, Guid? merchantId) => _access.Has(permission, merchantId);
}
