namespace Modular.Kernel;

/// <summary>
/// Tells which merchants a user acts for. Asked when a token is issued: its answers become the token's
/// <see cref="CallerClaims.Merchant"/> claims. A module that knows implements it; the host finds the implementation.
/// </summary>
public interface IMerchantScopeSource
{
    /// <summary>The merchants that the user acts for; empty where there are none.</summary>
    Task<IReadOnlyList<Guid>> MerchantsOfAsync(Guid userId, CancellationToken cancellationToken);
}
