using Merchants.Contracts.Events;
using Merchants.Model;
using Merchants.Tests.Actions;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Tests.Reviews;

/// <summary>Disputes between departments over papers: raised by a side, mediated and resolved by coordinators who took no part (DOC-18).</summary>
public sealed class DisputeTests : ReviewTests
{
    // There is no demo user of the coordination group.
    private static readonly Guid Coordinator = Guid.NewGuid();

    private static TestCaller Mediator => new(Coordinator, "协调员", true) { Permissions = [MerchantsPermissions.SettleDispute, MerchantsPermissions.ReadDisputes, MerchantsPermissions.Read] };

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dispute_goes_from_a_side_over_a_mediator_to_its_outcome(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        var raise = new { documentId = Id(paper), grounds = "印章清晰可辨，退回理由不成立。" };
        Assert.Equal("NOT_OF_ONE_SIDE", await CallAsync(DemoUsers.Uploader2, "raiseDocumentDispute", raise));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(DemoUsers.Merchant, "raiseDocumentDispute", raise));
        Assert.Equal("INVALID_INPUT", await CallAsync(DemoUsers.Uploader, "raiseDocumentDispute", new { documentId = Id(paper), grounds = "" }));
        var raised = (await AnswerAsync(Opened.CallerOf(DemoUsers.Uploader), "raiseDocumentDispute", raise, "dispute { id status grounds raisedBy versionNumber document { id } }")).Payload.GetProperty("dispute");
        Assert.Equal(("OPEN", "陈思远", Id(paper)), (raised.GetProperty("status").GetString(), raised.GetProperty("raisedBy").GetString(), raised.GetProperty("document").GetProperty("id").GetString()));
        Assert.Equal("DISPUTE_OPEN", await CallAsync(DemoUsers.Reviewer, "raiseDocumentDispute", raise));

        var id = raised.GetProperty("id").GetString();
        var settle = new { disputeId = id, outcome = "REVIEW_OVERTURNED", words = "应重新审核" };
        Assert.Equal("ILLEGAL_TRANSITION", (await AnswerAsync(Mediator, "resolveDocumentDispute", settle)).Code);
        // Whoever took a side does not settle it, whatever else he or she may do.
        foreach (var side in new[] { DemoUsers.Uploader, DemoUsers.Reviewer, DemoUsers.Merchant })
            Assert.Equal("SEPARATION_OF_DUTIES", (await AnswerAsync(Mediator with { UserId = side.Id }, "mediateDocumentDispute", new { disputeId = id, proposal = "?" })).Code);
        Assert.Null((await AnswerAsync(Mediator, "mediateDocumentDispute", new { disputeId = id, proposal = "请重新扫描" })).Code);
        Assert.Equal("ILLEGAL_TRANSITION", (await AnswerAsync(Mediator, "mediateDocumentDispute", new { disputeId = id, proposal = "请重新扫描" })).Code);
        Assert.Null((await AnswerAsync(Mediator, "resolveDocumentDispute", settle)).Code);
        Assert.Equal("ILLEGAL_TRANSITION", (await AnswerAsync(Mediator, "resolveDocumentDispute", settle)).Code);
        // It is a record; the paper is where it was, and may be disputed again.
        Assert.Equal(DocumentStatus.Rejected, (await PaperAsync(paper)).Status);
        Assert.Null(await CallAsync(DemoUsers.Reviewer, "raiseDocumentDispute", raise));

        var told = await EventsAsync(EventFilter.Of(typeof(DocumentDisputeRaised), typeof(DocumentDisputeResolved)), 3);
        Assert.Equal("REVIEW_OVERTURNED", told[1].As<DocumentDisputeResolved>().Outcome);
        var list = (await AskAsync(DemoUsers.Supervisor, "{ documentDisputes { nodes { status outcome outcomeWords history { nodes { to reason byName } } } } }")).GetProperty("documentDisputes").GetProperty("nodes");
        Assert.Equal(["OPEN", "RESOLVED"], list.EnumerateArray().Select(d => d.GetProperty("status").GetString()));
        Assert.Equal(3, list[1].GetProperty("history").GetProperty("nodes").GetArrayLength());
        Assert.DoesNotContain(await Opened.AuditAsync<Merchants.Persistence.MerchantsDb>(), a => $"{a.Before}{a.After}".Contains("印章清晰", StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Merchants_neither_see_nor_settle_what_departments_dispute(DatabaseKind on)
    {
        await UseAsync(on);
        var dispute = Fixtures.Dispute(Opened, DocumentDisputeStatus.Open);
        var owner = Opened.CallerOf(DemoUsers.Merchant) with { Permissions = [.. MerchantsPermissions.All.Select(p => p.Name)] };
        var id = NodeId.Of(dispute.Id).ToString();
        Assert.Equal("NOT_FOUND", (await AnswerAsync(owner, "mediateDocumentDispute", new { disputeId = id, proposal = "?" })).Code);
        var seen = await Opened.ExecuteAsync(owner, "query($id: ID!) { node(id: $id) { id } documentDisputes { nodes { id } } }", new { id });
        Assert.Equal("""{"node":null,"documentDisputes":{"nodes":[]}}""", seen.GetProperty("data").GetRawText());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_raise_or_settle_at_once_one_does(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await InDetailsAsync();
        var raised = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            CallAsync(i % 2 == 0 ? DemoUsers.Uploader : DemoUsers.Reviewer, "raiseDocumentDispute", new { documentId = Id(paper), grounds = $"{i}" }))));
        Assert.Single(raised, c => c is null);
        Assert.All(raised.Where(c => c is not null), c => Assert.Equal("DISPUTE_OPEN", c));
        await using var db = Opened.Open();
        var id = NodeId.Of((await db.Disputes.SingleAsync()).Id).ToString();
        var mediated = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () => (await AnswerAsync(Mediator, "mediateDocumentDispute", new { disputeId = id, proposal = $"{i}" })).Code)));
        Assert.Single(mediated, c => c is null);
        Assert.All(mediated.Where(c => c is not null), c => Assert.True(c is "EDIT_CONFLICT" or "ILLEGAL_TRANSITION", c));
    }

    [Fact]
    public void A_dispute_moves_only_as_the_domain_says()
    {
        var allowed = new HashSet<string> { "Open>Mediated", "Mediated>Resolved" };
        foreach (var from in Enum.GetValues<DocumentDisputeStatus>())
        {
            foreach (var to in Enum.GetValues<DocumentDisputeStatus>())
                Assert.Equal(allowed.Contains($"{from}>{to}"), DocumentDisputeStates.Machine.Refuse("dispute", from, to) is null);
        }
    }
}
