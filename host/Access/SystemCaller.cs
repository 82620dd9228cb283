using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>The platform itself, in startup work and jobs.</summary>
internal sealed class SystemCaller : ICaller
{
    /// <summary>The one instance.</summary>
    public static SystemCaller Instance { get; } = new();

    /// <inheritdoc/>
    public Guid? UserId => null;

    /// <inheritdoc/>
    public string Name => "system";

    /// <inheritdoc/>
    public bool IsPlatformWide => true;

    /// <inheritdoc/>
    public IReadOnlyList<Guid> MerchantScope => [];

    /// <inheritdoc/>
    public bool Has(string permission) => true;
}
