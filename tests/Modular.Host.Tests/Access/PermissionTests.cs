using System.Security.Claims;
using Modular.Host.Access;
using Modular.Kernel;

namespace Modular.Host.Tests.Access;

/// <summary>Permissions come from roles, roles from tokens, and nothing else widens what a caller may see (ACC-02).</summary>
public sealed class PermissionTests
{
    private static readonly PermissionClaims Rules = AccessFixture.OfTokens(
        new("documents:first-review", "", Roles.Reviewer, Roles.Supervisor),
        new("documents:submit", "", Roles.Uploader, Roles.Merchant),
        new("merchants:export", ""));

    [Theory]
    [InlineData(Roles.Reviewer, "documents:first-review")]
    [InlineData(Roles.Merchant, "documents:submit")]
    [InlineData(Roles.Buyer, "")]
    [InlineData("reviewer admin-like", "")]
    [InlineData(Roles.Admin, "documents:first-review documents:submit merchants:export")]
    public async Task A_role_holds_what_the_modules_give_it(string role, string expected)
    {
        var user = await Rules.TransformAsync(User((CallerClaims.Role, role)));

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Permissions(user));
        Assert.All(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), p => Assert.True(new ClaimsCaller(user).Has(p)));
    }

    [Fact]
    public async Task Permissions_that_a_token_claims_itself_are_dropped()
    {
        var user = await Rules.TransformAsync(User((CallerClaims.Role, Roles.Buyer), (CallerClaims.Permission, "merchants:export")));

        Assert.Empty(Permissions(user));
        Assert.False(new ClaimsCaller(user).Has("merchants:export"));
    }

    [Fact]
    public async Task Doing_it_twice_changes_nothing()
    {
        var once = await Rules.TransformAsync(User((CallerClaims.Role, Roles.Admin)));
        var twice = await Rules.TransformAsync(once);

        Assert.Equal(Permissions(once), Permissions(twice));
    }

    [Fact]
    public async Task Roles_of_an_identity_that_nobody_authenticated_give_nothing()
    {
        var user = await Rules.TransformAsync(new ClaimsPrincipal(new ClaimsIdentity([new(CallerClaims.Role, Roles.Admin)])));

        Assert.Empty(Permissions(user));
        Assert.Null(new ClaimsCaller(user).UserId);
        Assert.False(new ClaimsCaller(user).IsPlatformWide);
    }

    [Theory]
    [InlineData(Roles.Reviewer, null, true)]
    [InlineData(Roles.Reviewer, "d0000000-0000-4000-8000-00000000000a", false)]
    [InlineData(Roles.Reviewer, "unreadable", false)]
    [InlineData(Roles.Merchant, null, false)]
    [InlineData(Roles.Buyer, null, false)]
    [InlineData("unknown", null, false)]
    public async Task Only_staff_without_merchants_see_the_whole_platform(string role, string? merchant, bool expected)
    {
        var user = await Rules.TransformAsync(User([(CallerClaims.Role, role), .. merchant is null ? Array.Empty<(string, string)>() : [(CallerClaims.Merchant, merchant)]]));

        Assert.Equal(expected, new ClaimsCaller(user).IsPlatformWide);
    }

    [Fact]
    public void A_permission_that_is_declared_twice_fails_the_start() =>
        Assert.Contains("a:b", Assert.Throws<HostStartException>(() => AccessSetup.PermissionsOf([new("a:b", ""), new("a:b", "")])).Message, StringComparison.Ordinal);

    [Fact]
    public void There_is_one_demo_user_for_each_name_and_each_is_somebody_else()
    {
        Assert.Equal("admin uploader uploader2 reviewer reviewer2 merchant merchant2 buyer fulfilment finance finance2 inspector supervisor assistant hr risk inspector2 risk2 coordinator",
            string.Join(' ', DemoUsers.All.Select(u => u.Key)));
        Assert.Equal(DemoUsers.All.Count, DemoUsers.All.Select(u => u.Id).Distinct().Count());
        Assert.Equal(DemoUsers.All.Count, DemoUsers.All.Select(u => u.Name).Distinct().Count());
    }

    private static ClaimsPrincipal User(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity([new(CallerClaims.Subject, Guid.NewGuid().ToString()), .. claims.Select(c => new Claim(c.Type, c.Value))], "test"));

    private static IEnumerable<string> Permissions(ClaimsPrincipal user) => user.FindAll(CallerClaims.Permission).Select(c => c.Value);
}
