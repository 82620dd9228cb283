namespace Modular.Kernel;

/// <summary>
/// Tells which merchants a user acts for, beside the roles that are assigned at merchants (ACC-02). Asked when a caller's access is worked
/// out, and by Development when it issues a token. A module that knows implements it; the host finds the implementation.
/// </summary>
public interface IMerchantScopeSource
{
    /// <summary>The merchants that the user acts for; empty where there are none.</summary>
    Task<IReadOnlyList<Guid>> MerchantsOfAsync(Guid userId, CancellationToken cancellationToken);
}
