using System.Security.Claims;
using Modular.Kernel;

namespace Modular.ModuleTesting;

/// <summary>A caller made up by a test.</summary>
/// <param name="UserId">The user's id; null for anonymous callers.</param>
/// <param name="Name">The name to show.</param>
/// <param name="IsPlatformWide">Whether the caller sees the rows of all merchants.</param>
/// <param name="MerchantScope">The merchants in whose name the caller acts.</param>
public sealed record TestCaller(Guid? UserId, string Name, bool IsPlatformWide, params IReadOnlyList<Guid> MerchantScope) : ICaller
{
    /// <summary>Somebody without a token.</summary>
    public static TestCaller Anonymous { get; } = new(null, "", false);

    /// <summary>The permissions that the caller holds.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>What is held at single merchants, beside <see cref="Permissions"/>.</summary>
    public IReadOnlyList<(string Permission, Guid MerchantId)> PermissionsAtMerchants { get; init; } = [];

    /// <inheritdoc/>
    public Guid? SessionId { get; init; }

    /// <inheritdoc/>
    public bool Has(string permission) => Permissions.Contains(permission) || PermissionsAtMerchants.Any(p => p.Permission == permission);

    /// <inheritdoc/>
    public bool Has(string permission, Guid? merchantId) =>
        (Permissions.Contains(permission) && (IsPlatformWide || (merchantId is { } id && MerchantScope.Contains(id))))
        || PermissionsAtMerchants.Any(p => p.Permission == permission && p.MerchantId == merchantId);

    /// <summary>The caller as a transport hands it to the engine.</summary>
    public ClaimsPrincipal Principal => new(new CallerIdentity(this));
}

/// <summary>Carries a test's caller through the engine.</summary>
internal sealed class CallerIdentity(TestCaller caller)
    : ClaimsIdentity(caller.Permissions.Concat(caller.PermissionsAtMerchants.Select(p => p.Permission)).Distinct().Select(p => new Claim(CallerClaims.Permission, p)), caller.UserId is null ? null : "test")
{
    /// <summary>The caller.</summary>
    public TestCaller Caller => caller;
}
