using Accounts.Contracts;
using Modular.Kernel;

namespace Accounts.Access;

/// <summary>The user that a request without a token has turned out to come from: audit rows name the user, and the module's own work sees all rows.</summary>
internal sealed class SelfCaller(UserId user, string name) : ICaller
{
    public Guid? UserId => user.Value;

    public string Name => name;

    public bool IsPlatformWide => true;

    public IReadOnlyList<Guid> MerchantScope => [];

    public bool Has(string permission) => true;
}
