using Merchants.Model;
using Modular.GraphQL;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Public;

/// <summary>Anybody reads what is public of a merchant, by two statements, and nothing else of it (DOC-20).</summary>
public sealed class PublicProfileTests : ModuleTests<MerchantsModule>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_sensitive_is_shown_and_two_statements_are_run(DatabaseKind on)
    {
        await UseAsync(on);
        var application = Opened.Add(Application());
        var merchant = Opened.Add(Merchant.Found(new(Guid.CreateVersion7()), application, Applicant, Monday));
        using var watch = new StatementWatch();
        var answer = (await Opened.ExecuteAsync(
            TestCaller.Anonymous,
            "query($m: ID!) { publicMerchantProfile(merchantId: $m) { name status uscc since legalRepresentative averageScore credentials { type validUntil } } }",
            new { m = NodeId.Of(merchant.Id).ToString() })).GetRawText();
        Assert.Equal(2, watch.Count);
        Assert.Contains("IN_BUSINESS", answer, StringComparison.Ordinal);
        foreach (var secret in new[] { "11010519491231002X", "13812345678", "li@example.com", "文博", "中山东一路" })
            Assert.DoesNotContain(secret, System.Text.RegularExpressions.Regex.Unescape(answer), StringComparison.Ordinal);
    }
}
