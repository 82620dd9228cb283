using Modular.Kernel;

namespace Merchants.Tests;

/// <summary>A caller made up by a test.</summary>
internal sealed record TestCaller(Guid? UserId, string Name, bool IsPlatformWide, params IReadOnlyList<Guid> MerchantScope) : ICaller
{
    public bool Has(string permission) => Permissions.Contains(permission);

    public IReadOnlyList<string> Permissions { get; init; } = [];

    public static TestCaller Of(DemoUser user, params IReadOnlyList<Guid> merchants) => new(user.Id, user.Name, Roles.IsStaff(user.Role) && merchants.Count == 0, merchants)
    {
        Permissions = [.. MerchantsPermissions.All.Where(p => p.Roles.Contains(user.Role) || user.Role == Roles.Admin).Select(p => p.Name)],
    };
}
