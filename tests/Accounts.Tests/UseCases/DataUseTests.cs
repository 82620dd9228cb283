using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.UseCases;

/// <summary>The register of lawful uses: versions, what is in force, and who has acknowledged it (ACC-06).</summary>
public sealed class DataUseTests : ModuleTests<AccountsModule>
{
    private static readonly TestCaller Officer = new(Guid.NewGuid(), "officer", true) { Permissions = [AccountsPermissions.DefineDataUses] };
    private static readonly TestCaller Reader = new(Guid.NewGuid(), "reader", false);

    private AccountsFront _front = null!;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_purpose_is_in_force_in_its_newest_version_until_it_ends(DatabaseKind on)
    {
        await BeginAsync(on);
        Assert.Null(await InForceAsync());
        Assert.Empty(await DefineAsync(Officer));
        Assert.Equal(new("check", 1, false), await InForceAsync());
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["EDIT_CONFLICT"], await DefineAsync(Officer, expectedVersion: 0));
        Assert.Empty(await DefineAsync(Officer, expectedVersion: 1));
        Assert.Equal(new("check", 2, false), await InForceAsync());
        Assert.Equal(["EDIT_CONFLICT"], await EndAsync(Officer, expectedVersion: 1));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], await EndAsync(Reader));
        Assert.Empty(await EndAsync(Officer, expectedVersion: 2));
        Assert.Null(await InForceAsync());
        Assert.Empty(await EndAsync(Officer));
        Assert.Equal(["NOT_FOUND"], await EndAsync(Officer, "other"));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], await DefineAsync(Reader));
        Assert.Equal(["INVALID_INPUT", "INVALID_INPUT", "INVALID_INPUT"], await DefineAsync(Officer, "No Code", " ", new string('x', 501)));

        const string Query = "query($all: Boolean!) { dataUses(includeEnded: $all) { nodes { code version purpose purposeZh basis since until } } }";
        Assert.Equal("""{"data":{"dataUses":{"nodes":[]}}}""", (await Opened.ExecuteAsync(Reader, Query, new { all = false })).ToString());
        var all = (await Opened.ExecuteAsync(Reader, Query, new { all = true })).GetProperty("data").GetProperty("dataUses").GetProperty("nodes");
        Assert.Equal(
            """{"code":"check","version":1,"purpose":"Checking papers","purposeZh":"核实资料","basis":"LEGAL_DUTY","since":"2026-03-02T02:00:00Z","until":"2026-03-03T02:00:00Z"}""", all[0].GetRawText());
        Assert.Equal(2, all.GetArrayLength());
        Assert.Contains("AUTH_NOT_AUTHENTICATED", (await Opened.ExecuteAsync(TestCaller.Anonymous, Query, new { all = true })).ToString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_version_is_acknowledged_by_each_user_and_the_next_one_anew(DatabaseKind on)
    {
        await BeginAsync(on);
        Assert.Empty(await DefineAsync(Officer));
        Assert.Equal(["EDIT_CONFLICT"], await AcknowledgeAsync(Reader, 2));
        Assert.Equal(["NOT_FOUND"], await AcknowledgeAsync(Reader, 1, "other"));
        Assert.Empty(await AcknowledgeAsync(Reader, 1));
        Assert.Empty(await AcknowledgeAsync(Reader, 1));
        Assert.Equal((true, false), ((await InForceAsync(Reader))!.IsAcknowledged, (await InForceAsync(Officer))!.IsAcknowledged));
        const string Query = "{ dataUses { nodes { version acknowledgedAt } } }";
        Assert.Equal("""{"data":{"dataUses":{"nodes":[{"version":1,"acknowledgedAt":"2026-03-02T02:00:00Z"}]}}}""", (await Opened.ExecuteAsync(Reader, Query)).ToString());
        Assert.Equal("""{"data":{"dataUses":{"nodes":[{"version":1,"acknowledgedAt":null}]}}}""", (await Opened.ExecuteAsync(Officer, Query)).ToString());

        Assert.Empty(await DefineAsync(Officer));
        Assert.Equal(new("check", 2, false), await InForceAsync(Reader));
        Assert.Equal(["EDIT_CONFLICT"], await AcknowledgeAsync(Reader, 1));
        Assert.Empty(await AcknowledgeAsync(Reader, 2));
        Assert.True((await InForceAsync(Reader))!.IsAcknowledged);
        Assert.Empty(await EndAsync(Officer));
        Assert.Equal(["NOT_FOUND"], await AcknowledgeAsync(Reader, 2));
    }

    /// <summary>Of many who define and end a purpose at once, each change is made once: versions have no gaps, and one at most is in force.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task However_many_change_it_at_once_one_version_at_most_is_in_force(DatabaseKind on)
    {
        await BeginAsync(on);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => i % 3 == 2 ? EndAsync(Officer) : DefineAsync(Officer))));
        Assert.All(answers.SelectMany(a => a), code => Assert.True(code is "EDIT_CONFLICT" or "NOT_FOUND", code));
        Assert.Empty(await DefineAsync(Officer));

        await using var db = Opened.OpenDatabase<AccountsDb>();
        var versions = await db.DataUses.AsNoTracking().OrderBy(u => u.Version).ToListAsync();
        Assert.Equal(Enumerable.Range(1, versions.Count), versions.Select(u => u.Version));
        Assert.Equal(versions.Count, 1 + answers.Where((a, i) => i % 3 != 2 && a.Length == 0).Count());
        Assert.Same(versions[^1], Assert.Single(versions, u => u.Until is null));
    }

    /// <summary>In Development there are purposes to try, which nobody has acknowledged; elsewhere people define their own.</summary>
    [Fact]
    public async Task The_demo_puts_purposes_in_force_once()
    {
        await BeginAsync(DatabaseKind.Sqlite);
        foreach (var isDevelopment in new[] { false, true, true })
        {
            await new Demo.MakeDemoDataUses(Opened.Services.GetRequiredService<Modular.Persistence.ModuleDatabase<AccountsDb>>(), new(isDevelopment, DemoData.None), Opened.Clock).RunAsync(default);
            var found = await InForceAsync(Reader, "real-name-check");
            Assert.Equal(isDevelopment ? new("real-name-check", 1, false) : null, found);
        }
    }

    private async Task BeginAsync(DatabaseKind on) => _front = new(await UseAsync(on, Setup()));

    private Task<DataUseInForce?> InForceAsync(TestCaller? by = null, string code = "check") =>
        Opened.Services.GetRequiredService<IDataUses>().FindAsync(code, (by ?? Reader).UserId!.Value, default);

    private Task<string[]> DefineAsync(TestCaller by, string code = "check", string purposeEn = "Checking papers", string purposeZh = "核实资料", int? expectedVersion = null) =>
        CallAsync(by, "defineDataUse", new { code, purposeEn, purposeZh, basis = "LEGAL_DUTY", expectedVersion });

    private Task<string[]> EndAsync(TestCaller by, string code = "check", int? expectedVersion = null) => CallAsync(by, "endDataUse", new { code, expectedVersion });

    private Task<string[]> AcknowledgeAsync(TestCaller by, int version, string code = "check") => CallAsync(by, "acknowledgeDataUse", new { code, version });

    private async Task<string[]> CallAsync(TestCaller by, string mutation, object input) => ErrorCodes(await _front.MutateAsync(by, mutation, "dataUse { code }", input));
}
