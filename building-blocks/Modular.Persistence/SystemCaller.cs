using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>The caller of work that nobody asked for in a request: migrations, demo data, jobs.</summary>
public sealed class SystemCaller : ICaller
{
    private SystemCaller()
    {
    }

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
