namespace Modular.Kernel;

/// <summary>Who is asking, in the current scope. The host provides it from the token; startup work and jobs run as the system.</summary>
public interface ICaller
{
    /// <summary>The user's id; null for anonymous callers.</summary>
    Guid? UserId { get; }

    /// <summary>The name to show in histories; empty for anonymous callers.</summary>
    string Name { get; }

    /// <summary>Whether the caller sees the rows of all merchants; otherwise only those of <see cref="MerchantScope"/>.</summary>
    bool IsPlatformWide { get; }

    /// <summary>The merchants in whose name the caller acts; ignored where <see cref="IsPlatformWide"/>.</summary>
    IReadOnlyList<Guid> MerchantScope { get; }

    /// <summary>The session that the caller's token belongs to (ACC-01); null where there is none.</summary>
    Guid? SessionId => null;

    /// <summary>Whether the caller holds the permission somewhere: for the whole platform, or at a merchant at least.</summary>
    bool Has(string permission);

    /// <summary>
    /// Whether the caller holds the permission where it is to be used (ACC-02): what is held at one merchant says nothing about another one.
    /// </summary>
    /// <param name="permission">The permission.</param>
    /// <param name="merchantId">The merchant in whose name it is used; null for the platform's own.</param>
    /// <remarks>Unless said otherwise, permissions are the same in the whole scope of the caller.</remarks>
    bool Has(string permission, Guid? merchantId) => Has(permission) && (IsPlatformWide || (merchantId is { } id && MerchantScope.Contains(id)));
}
