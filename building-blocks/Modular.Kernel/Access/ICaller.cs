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

    /// <summary>Whether the caller holds the permission.</summary>
    bool Has(string permission);
}
