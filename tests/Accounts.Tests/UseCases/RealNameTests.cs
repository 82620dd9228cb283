using System.Text.Json;
using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.UseCases;

/// <summary>Real names: what is taken, who decides, how many share a number, and what of it is shown and kept (ACC-01, ACC-06, DOC-23, FE-02, FE-04).</summary>
public sealed class RealNameTests : ModuleTests<AccountsModule>
{
    private const string IdCard = "11010519491231002X";

    private AccountsFront _front = null!;
    private TestCaller _clerk = null!;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_real_name_is_decided_by_another_person_and_its_user_may_hand_in_again(DatabaseKind on)
    {
        await BeginAsync(on);
        var self = await UserAsync("li@example.com");
        Assert.Equal(("UNVERIFIED", null, null, 0), await OwnAsync(self));
        Assert.Equal(["ILLEGAL_TRANSITION"], await DecideAsync(_clerk, self));
        Assert.Empty(await SubmitAsync(self));
        Assert.Equal(("SUBMITTED", "李**", "1101************2X", 1), await OwnAsync(self));
        Assert.Equal(["ILLEGAL_TRANSITION"], await SubmitAsync(self));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], await DecideAsync(self, self));
        Assert.Equal(["SEPARATION_OF_DUTIES"], await DecideAsync(self with { IsPlatformWide = true, Permissions = [AccountsPermissions.VerifyNames] }, self));
        Assert.Equal(["EDIT_CONFLICT"], await DecideAsync(_clerk, self, expectedVersion: 2));
        Assert.Equal(["INVALID_INPUT"], await DecideAsync(_clerk, self, " "));
        Assert.Empty(await DecideAsync(_clerk, self, "The photo shows somebody else.", 1));
        Assert.Equal(["ILLEGAL_TRANSITION"], await DecideAsync(_clerk, self));
        Assert.Equal(["EDIT_CONFLICT"], await SubmitAsync(self, expectedVersion: 1));
        Assert.Empty(await SubmitAsync(self, name: "李文博", expectedVersion: 2));

        var queue = await Opened.ExecuteAsync(_clerk, "{ realNameQueue { nodes { name idCard status finding submissions reason user { name } } } }");
        Assert.Equal("""{"data":{"realNameQueue":{"nodes":[{"name":"李**","idCard":"1101************2X","status":"SUBMITTED","finding":"NOT_ASKED","submissions":2,"reason":null,"user":{"name":"李文博"}}]}}}""", queue.ToString());
        Assert.Empty(await DecideAsync(_clerk, self, expectedVersion: 3));
        Assert.Equal(("VERIFIED", "李**", "1101************2X", 4), await OwnAsync(self));
        Assert.Equal(["ILLEGAL_TRANSITION"], await SubmitAsync(self));
    }

    /// <summary>Whoever neither decides nor reveals learns nothing of another's real name, not even whether there is one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Another_users_real_name_is_answered_like_one_that_does_not_exist(DatabaseKind on)
    {
        await BeginAsync(on);
        var (self, other) = (await UserAsync("li@example.com"), await UserAsync("other@example.com"));
        Assert.Empty(await SubmitAsync(self));
        var reader = other with { IsPlatformWide = true, Permissions = [AccountsPermissions.Read] };
        foreach (var id in new[] { IdOf(self), new NodeId("RealName", Guid.NewGuid()).ToString() })
        {
            Assert.Equal(["NOT_FOUND"], ErrorCodes(await _front.MutateAsync(other, "submitRealName", "realName { id }", new { realNameId = id, name = "李文博", idCard = IdCard })));
            Assert.Equal("""{"data":{"node":null}}""", (await Opened.ExecuteAsync(other, "query($id: ID!) { node(id: $id) { id } }", new { id })).ToString());
        }

        var seen = await Opened.ExecuteAsync(reader, "query($id: ID!) { user(id: $id) { name realName { status } } }", new { id = new NodeId("User", self.UserId!.Value).ToString() });
        Assert.Equal("""{"data":{"user":{"name":"李文博","realName":null}}}""", seen.ToString());
        Assert.Equal(["NOT_OWN_REAL_NAME"], ErrorCodes(await _front.MutateAsync(_clerk, "submitRealName", "realName { id }", new { realNameId = IdOf(await UserAsync("new@example.com")), name = "李文博", idCard = IdCard })));
    }

    [Theory]
    [OnSqlite("李", IdCard, "name REAL_NAME_FORM")]
    [OnSqlite("李文博", "110105194912310021", "idCard RESIDENT_ID_CHECK_DIGIT")]
    [OnSqlite("李文博", "110105194902300029", "idCard RESIDENT_ID_DATE")]
    [OnSqlite("李文博", "991105194912310024", "idCard RESIDENT_ID_REGION")]
    [OnSqlite("李文博", "110105200803020021", null)]
    [OnSqlite("李文博", "110105200803030019", "idCard REAL_NAME_AGE")]
    [OnSqlite("", "1", "name REAL_NAME_MISSING idCard RESIDENT_ID_FORM")]
    public async Task What_cannot_be_right_is_told_at_once(DatabaseKind on, string name, string idCard, string? rules)
    {
        await BeginAsync(on);
        var answer = await Opened.ExecuteAsync(await UserAsync("li@example.com"), """
            mutation($input: SubmitRealNameInput!) { submitRealName(input: $input) { errors { ... on InvalidInputError { field rule } } } }
            """, new { input = new { name, idCard } });
        var errors = answer.GetProperty("data").GetProperty("submitRealName").GetProperty("errors");
        Assert.Equal(rules, errors.ValueKind == JsonValueKind.Null ? null : string.Join(' ', errors.EnumerateArray().Select(e => $"{e.GetProperty("field")} {e.GetProperty("rule")}")));
    }

    /// <summary>However many users of one number are verified at once, and by however many people, no more are than may be.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_number_is_verified_for_so_many_users_and_no_more(DatabaseKind on)
    {
        await BeginAsync(on, ("UsersOfOneResidentId", "2"));
        var users = new List<TestCaller>();
        for (var i = 0; i < 6; i++)
        {
            users.Add(await UserAsync($"li{i}@example.com"));
            Assert.Empty(await SubmitAsync(users[^1], idCard: i % 2 == 0 ? IdCard : IdCard.ToLowerInvariant()));
        }

        for (var round = 0; round < 3; round++)
        {
            var answers = await Task.WhenAll(users.Select(u => Task.Run(() => DecideAsync(_clerk, u))));
            Assert.All(answers.SelectMany(a => a), code => Assert.True(code is "EDIT_CONFLICT" or "RESIDENT_ID_IN_USE" or "ILLEGAL_TRANSITION", code));
        }

        await using var db = Opened.OpenDatabase<AccountsDb>();
        Assert.Equal([1, 2], await db.RealNames.Where(r => r.Status == RealNameStatus.Verified).OrderBy(r => r.NumberPlace).Select(r => r.NumberPlace!.Value).ToListAsync());
        var left = users.First(u => db.RealNames.Single(r => r.UserId == new UserId(u.UserId!.Value)).Status == RealNameStatus.Submitted);
        Assert.Equal(["RESIDENT_ID_IN_USE"], await DecideAsync(_clerk, left));
        Assert.Empty(await DecideAsync(_clerk, left, "The number is in use."));
        Assert.Empty(await SubmitAsync(left, idCard: "110105198001010016"));
        Assert.Empty(await DecideAsync(_clerk, left));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_hand_in_the_first_one_at_once_one_does(DatabaseKind on)
    {
        await BeginAsync(on);
        var self = await UserAsync("li@example.com");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SubmitAsync(self))));
        Assert.Single(answers, a => a.Length == 0);
        Assert.All(answers.SelectMany(a => a), code => Assert.True(code is "EDIT_CONFLICT" or "ILLEGAL_TRANSITION", code));
        await using var db = Opened.OpenDatabase<AccountsDb>();
        Assert.Equal((1, 1), (db.RealNames.Single().Version, db.RealNames.Single().Submissions));
    }

    /// <summary>Name and number are shown for an acknowledged purpose alone, and stand nowhere in the audit.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_number_is_revealed_for_a_purpose_and_left_nowhere(DatabaseKind on)
    {
        await BeginAsync(on);
        var self = await UserAsync("li@example.com");
        Assert.Empty(await SubmitAsync(self, name: "欧阳修远"));
        var officer = _clerk with { Permissions = [AccountsPermissions.RevealNames, AccountsPermissions.DefineDataUses] };
        Assert.Empty(ErrorCodes(await _front.MutateAsync(officer, "defineDataUse", "dataUse { code }", new { code = "check", purposeEn = "Checking", purposeZh = "核实", basis = "LEGAL_DUTY" })));
        async Task<JsonElement> RevealAsync(TestCaller by, string field, string dataUse = "check", string reason = "The card is hard to read.") =>
            await _front.MutateAsync(by, "revealRealNameValue", "value", new { realNameId = IdOf(self), field, dataUse, reason });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], ErrorCodes(await RevealAsync(self, "NAME")));
        Assert.Equal(["INVALID_INPUT", "INVALID_INPUT"], ErrorCodes(await RevealAsync(officer, "NAME", "other", "")));
        Assert.Equal(["DATA_USE_NOT_ACKNOWLEDGED"], ErrorCodes(await RevealAsync(officer, "NAME")));
        Assert.Empty(await Opened.AuditAsync<AccountsDb>("Revealed"));
        Assert.Empty(ErrorCodes(await _front.MutateAsync(officer, "acknowledgeDataUse", "dataUse { code }", new { code = "check", version = 1 })));
        Assert.Equal(("欧阳修远", IdCard), ((await RevealAsync(officer, "NAME")).GetProperty("value").GetString(), (await RevealAsync(officer, "ID_CARD")).GetProperty("value").GetString()));
        Assert.Empty(ErrorCodes(await _front.MutateAsync(officer, "endDataUse", "dataUse { code }", new { code = "check" })));
        Assert.Equal(["INVALID_INPUT"], ErrorCodes(await RevealAsync(officer, "NAME")));

        var audit = await Opened.AuditAsync<AccountsDb>();
        Assert.Equal(
            ["""{"field":"NAME","dataUse":"check","dataUseVersion":1}""", """{"field":"ID_CARD","dataUse":"check","dataUseVersion":1}"""],
            audit.Where(a => a is { Action: "Revealed", What: "RealName" } && a.Key == self.UserId.ToString() && a.Reason == "The card is hard to read.").Select(a => a.After));
        Assert.All(audit, a => Assert.DoesNotMatch($"欧阳|{IdCard}", $"{a.Before}{a.After}{a.Reason}"));
    }

    /// <summary>What waits for a decision is a task of those who decide, and not of whom it is about (FE-02).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_real_name_that_waits_is_a_task_of_others(DatabaseKind on)
    {
        await BeginAsync(on);
        var (self, other) = (await UserAsync("li@example.com"), await UserAsync("other@example.com"));
        Assert.Empty(await SubmitAsync(self));
        Assert.Empty(await SubmitAsync(other));
        Assert.Empty(await DecideAsync(_clerk, other));
        const string Query = "{ myTasks { nodes { kind action title { name value } subject { __typename id } } } }";
        Assert.Equal(
            $$$$"""{"data":{"myTasks":{"nodes":[{"kind":"accounts.real-name-decision","action":"rejectRealName","title":[{"name":"userName","value":"李文博"}],"subject":{"__typename":"RealName","id":"{{{{IdOf(self)}}}}"}}]}}}""",
            (await Opened.ExecuteAsync(_clerk, Query)).ToString());
        foreach (var nobodys in new[] { self with { IsPlatformWide = true, Permissions = _clerk.Permissions }, other })
            Assert.Equal("""{"data":{"myTasks":{"nodes":[]}}}""", (await Opened.ExecuteAsync(nobodys, Query)).ToString());
    }

    private async Task BeginAsync(DatabaseKind on, params (string, string?)[] settings)
    {
        _front = new(await UseAsync(on, Setup(settings) with { Beside = [new PlatformModule()] }));
        _clerk = await UserAsync("clerk@example.com") with { IsPlatformWide = true, Permissions = [AccountsPermissions.VerifyNames] };
    }

    private async Task<TestCaller> UserAsync(string login) => new(await _front.NewUserAsync(login), "李文博", false);

    private static string IdOf(TestCaller user) => NodeId.Of(new RealNameId(user.UserId!.Value)).ToString();

    private async Task<string[]> SubmitAsync(TestCaller by, string idCard = IdCard, string name = "李文博", int? expectedVersion = null) =>
        ErrorCodes(await _front.MutateAsync(by, "submitRealName", "realName { status }", new { name, idCard, expectedVersion }));

    private async Task<string[]> DecideAsync(TestCaller by, TestCaller whose, string? reasonAgainst = null, int? expectedVersion = null) => ErrorCodes(reasonAgainst is null
        ? await _front.MutateAsync(by, "verifyRealName", "realName { status }", new { realNameId = IdOf(whose), expectedVersion })
        : await _front.MutateAsync(by, "rejectRealName", "realName { status reason }", new { realNameId = IdOf(whose), reason = reasonAgainst, expectedVersion }));

    private async Task<(string? Status, string? Name, string? IdCard, int Version)> OwnAsync(TestCaller self)
    {
        var own = (await Opened.ExecuteAsync(self, "{ viewer { user { realName { status name idCard version } } } }")).GetProperty("data").GetProperty("viewer").GetProperty("user").GetProperty("realName");
        return (own.GetProperty("status").GetString(), own.GetProperty("name").GetString(), own.GetProperty("idCard").GetString(), own.GetProperty("version").GetInt32());
    }
}
