using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.FrontEnds;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Demand;

/// <summary>No application is approved while a part of it is wanted, whatever happens at the same moment (DOC-27).</summary>
public sealed class SupplementRaceTests : FrontEndTests
{
    private const string Ask = "mutation($a: ID!, $due: DateTime!) { requestSupplement(input: { applicationId: $a, missing: \"缺盖章页\", dueAt: $due }) { errors { ... on Error { code } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task An_approval_and_a_request_at_once_end_in_one_of_both(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        for (var round = 0; round < 6; round++)
        {
            var application = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id;
            var id = NodeId.Of(application).ToString();
            var asking = Task.Run(async () => CodeOf(await AskAsync(DemoUsers.Reviewer, Ask, new { a = id, due = Opened.Clock.Now.AddDays(2) })));
            var approving = Task.Run(async () => CodeOf(await AskAsync(
                DemoUsers.Reviewer2, "mutation($a: ID!) { approveApplication(input: { applicationId: $a }) { errors { ... on Error { code } } } }", new { a = id })));
            var (asked, approved) = (await asking is null, await approving is null);
            Assert.True(asked != approved, $"asked {asked}, approved {approved}");
            await using var db = Opened.Open();
            var open = await db.Supplements.CountAsync(s => s.ApplicationId == application);
            Assert.Equal(approved ? (0, MerchantApplicationStatus.AgreementPending) : (1, MerchantApplicationStatus.UnderReview), (open, (await db.Applications.SingleAsync(a => a.Id == application)).Status));
        }
    }

    /// <summary>The count that stops the approval is always the number of parts that are wanted.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_count_of_wanted_parts_is_right_however_many_ask_and_end_at_once(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var application = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id;
        var id = NodeId.Of(application).ToString();
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(DemoUsers.Reviewer, Ask, new { a = id, due = Opened.Clock.Now.AddDays(2) }))));
            await AgreesAsync();
            await using var db = Opened.Open();
            var some = await db.Supplements.Where(s => s.ApplicationId == application && s.Status == SupplementStatus.Open).Select(s => s.Id).FirstAsync();
            var ends = await Task.WhenAll(new[] { DemoUsers.Reviewer, DemoUsers.Reviewer2, DemoUsers.Reviewer }.Select(u => Task.Run(async () => CodeOf(await AskAsync(
                u, "mutation($s: ID!) { withdrawSupplement(input: { supplementRequestId: $s, reason: \"不再需要\" }) { errors { ... on Error { code } } } }", new { s = NodeId.Of(some).ToString() })))));
            Assert.Single(ends, e => e is null);
            await AgreesAsync();
        }

        async Task AgreesAsync()
        {
            await using var db = Opened.Open();
            var wanted = await db.Supplements.CountAsync(s => s.ApplicationId == application && s.Status == SupplementStatus.Open);
            Assert.Equal(wanted, (await db.Applications.SingleAsync(a => a.Id == application)).OpenSupplements);
        }
    }
}
