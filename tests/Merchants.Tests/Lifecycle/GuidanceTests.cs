using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Tests.Lifecycle;

/// <summary>Merchants ask, the platform answers in its time (MER-05).</summary>
public sealed class GuidanceTests : LifecycleTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_question_is_answered_asked_again_and_closed(DatabaseKind on)
    {
        await UseAsync(on);
        var merchant = LifecycleCases.Merchant(Opened);
        var asked = await DoAsync(Own(merchant), "askGuidance", new { merchantId = IdOf(merchant), topic = "主图要求", question = "主图需要多大？" }, "ticket", "id status dueAt");
        var ticketId = asked.GetProperty("id").GetString()!;
        // Monday, and two working days.
        Assert.Equal(Opened.Clock.Now.AddDays(2), asked.GetProperty("dueAt").GetDateTime());
        Assert.Equal("NOT_FOUND", await CodeAsync(Opened.CallerOf(DemoUsers.Merchant2, Guid.NewGuid()), "reopenGuidance", new { ticketId, words = "x" }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodeAsync(Own(merchant), "closeGuidance", new { ticketId }));
        await DoAsync(Of(DemoUsers.Supervisor), "answerGuidance", new { ticketId, words = "800 × 800 像素" }, "ticket");
        await DoAsync(Own(merchant), "closeGuidance", new { ticketId }, "ticket");
        await DoAsync(Own(merchant), "reopenGuidance", new { ticketId, words = "视频呢？" }, "ticket");
        var codes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => CodeAsync(Of(DemoUsers.Supervisor), "answerGuidance", new { ticketId, words = "不超过 60 秒" }))));
        Assert.Single(codes, c => c is null);
        var told = (await AskAsync(Own(merchant), "query($id: ID!) { node(id: $id) { ... on GuidanceTicket { status dueAt messageCount thread { nodes { ordinal isAnswer words byName } } } } guidanceTickets { nodes { topic } } }", new { id = ticketId })).GetProperty("node");
        Assert.Equal(["主图需要多大？", "800 × 800 像素", "视频呢？", "不超过 60 秒"], told.GetProperty("thread").GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("words").GetString()));
        Assert.Equal(("ANSWERED", System.Text.Json.JsonValueKind.Null), (told.GetProperty("status").GetString(), told.GetProperty("dueAt").ValueKind));
    }
}
