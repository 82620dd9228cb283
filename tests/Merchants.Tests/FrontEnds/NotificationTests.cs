using System.Globalization;
using System.Text.Json;
using Merchants.Model;
using Merchants.Tests.UseCases;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform;

namespace Merchants.Tests.FrontEnds;

/// <summary>ACC-04, MER-02, MER-04, MER-08: deciders, applicants, signers and merchants are told what concerns them, and nobody else is.</summary>
public sealed class NotificationTests : FrontEndTests
{
    private static readonly DemoUser[] People = [DemoUsers.Admin, DemoUsers.Uploader, DemoUsers.Reviewer, DemoUsers.Reviewer2, DemoUsers.Merchant, DemoUsers.Merchant2, DemoUsers.Supervisor, DemoUsers.Finance];

    [Theory, OnSqlite, OnPostgres]
    public async Task An_application_on_its_way_tells_each_side_what_the_other_has_done(DatabaseKind on)
    {
        var desk = await BeginAsync(on);
        var application = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        await ToldAsync("merchants.application-submitted", DemoUsers.Admin, DemoUsers.Reviewer, DemoUsers.Reviewer2);
        Assert.Empty((await desk.RequestChangesAsync(DemoUsers.Reviewer2, application, "The address.")).Errors);
        await ToldAsync("merchants.application-changes-requested", DemoUsers.Merchant);
        Assert.Empty((await desk.ResubmitAsync(DemoUsers.Merchant, application, null)).Errors);
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        await ToldAsync("merchants.application-approved", DemoUsers.Merchant);
        var hash = await desk.AgreementHashAsync(application);
        Assert.Empty((await desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, hash)).Errors);
        await ToldAsync("merchants.agreement-signed-by-merchant", DemoUsers.Admin, DemoUsers.Supervisor);
        Assert.Empty((await desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash)).Errors);
        await ToldAsync("merchants.agreement-signed-by-platform", DemoUsers.Merchant);
        await ToldAsync("merchants.merchant-activated", DemoUsers.Merchant);

        // Handed in twice, so told twice, and to deciders alone.
        Assert.Equal(2, (await InboxAsync(DemoUsers.Reviewer)).Count(n => n.GetProperty("kind").GetString() == "merchants.application-submitted"));
        Assert.Empty(await InboxAsync(DemoUsers.Finance));
        Assert.Empty(await InboxAsync(DemoUsers.Merchant2));
        Assert.All(
            (await InboxAsync(DemoUsers.Merchant)).Where(n => n.GetProperty("kind").GetString() is not ("merchants.merchant-activated" or "merchants.document-approved")),
            n => Assert.Equal((NodeId.Of(application).ToString(), "上海云裳服饰有限公司"), (n.GetProperty("subject").GetProperty("id").GetString(), n.GetProperty("subject").GetProperty("legalName").GetString())));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refusal_is_told_with_its_reason_in_the_applicants_language(DatabaseKind on)
    {
        var desk = await BeginAsync(on);
        var application = (await desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        Assert.Empty((await desk.RejectAsync(DemoUsers.Reviewer, application, "李文博的身份证已过期")).Errors);
        await ToldAsync("merchants.application-rejected", DemoUsers.Merchant);
        foreach (var (language, text) in new[]
        {
            ("en", "Your application to become a merchant was refused: Other. The reviewer’s words stand in the application."),
            ("zh-CN", "您的入驻申请未通过，原因：其他。审核意见请查看申请详情。"),
        })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var told = Assert.Single(await InboxAsync(DemoUsers.Merchant));
            Assert.Equal((text, """[{"name":"reason","value":"OTHER"}]"""), (told.GetProperty("text").GetString(), told.GetProperty("arguments").GetRawText()));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_is_told_when_its_business_is_stopped_resumed_and_ended(DatabaseKind on)
    {
        var desk = await BeginAsync(on);
        var merchant = Opened.Add(Merchant.Found(new(Guid.CreateVersion7()), Actions.Fixtures.Application(Opened, MerchantApplicationStatus.AgreementPending), Samples.Applicant, desk.Now));
        await ToldAsync("merchants.merchant-activated", DemoUsers.Merchant);
        foreach (var (mutation, kind) in new[] { ("suspend", "suspended"), ("resume", "resumed"), ("suspend", "suspended"), ("terminate", "terminated") })
        {
            var data = await AskAsync(
                DemoUsers.Supervisor, $"mutation($id: ID!) {{ {mutation}Merchant(input: {{ merchantId: $id, reason: \"抽检\" }}) {{ merchant {{ status }} errors {{ ... on Error {{ code }} }} }} }}",
                new { id = NodeId.Of(merchant.Id).ToString() });
            Assert.Null(CodeOf(data));
            await ToldAsync($"merchants.merchant-{kind}", DemoUsers.Merchant);
        }

        Assert.Equal(5, (await InboxAsync(DemoUsers.Merchant)).Count(n => n.GetProperty("kind").GetString()!.StartsWith("merchants.merchant-", StringComparison.Ordinal)));
        Assert.All(await InboxAsync(DemoUsers.Merchant), n => Assert.DoesNotContain("抽检", n.GetRawText(), StringComparison.Ordinal));
    }

    private async Task<Desk> BeginAsync(DatabaseKind on)
    {
        await UseAsync(on, new() { Beside = [new PlatformModule()], Settings = new Dictionary<string, string?> { ["Messaging:Poll"] = "00:00:00.050" } });
        await Opened.StartUpAsync();
        Opened.Begin("NotificationWork");
        return new Desk(Opened);
    }

    private async Task<IReadOnlyList<JsonElement>> InboxAsync(DemoUser user) => [.. (await AskAsync(
        user, "{ notifications(first: 50) { nodes { kind text arguments { name value } subject { id ... on MerchantApplication { legalName } } } } }")).GetProperty("notifications").GetProperty("nodes").EnumerateArray()];

    /// <summary>Waits until these users have been told; nobody else has.</summary>
    private async Task ToldAsync(string kind, params DemoUser[] users)
    {
        var end = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var told = new List<DemoUser>();
            foreach (var user in People)
            {
                if ((await InboxAsync(user)).Any(n => n.GetProperty("kind").GetString() == kind))
                    told.Add(user);
            }

            if (told.Count >= users.Length || DateTime.UtcNow > end)
            {
                Assert.Equal(users.Select(u => u.Key).Order(), told.Select(u => u.Key).Order());
                return;
            }

            await Task.Delay(20);
        }
    }
}
