using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using static Orders.Tests.AfterSales.AfterSaleSamples;

namespace Orders.Tests.AfterSales;

/// <summary>What a front end is told that can be done with after-sales, disputes, questions, reviews and policies is what the mutations do (FE-01), for every state, action and caller; all illegal pairs among them.</summary>
public sealed class CaseActionsTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_after_sales(DatabaseKind on)
    {
        await StartAsync(on);
        await AgreesAsync("AfterSale", AfterSaleActions.All, SaleCases(), AfterSaleBuyerActions.All.Count, InputOf);
        await AgreesAsync("AfterSale", AfterSaleBuyerActions.All, SaleCases(), AfterSaleActions.All.Count, InputOf);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_disputes(DatabaseKind on)
    {
        await StartAsync(on);
        List<ActionCase> cases = [.. Enum.GetValues<DisputeStatus>().Select(s => new ActionCase($"dispute {s}", _ => Kept(() =>
        {
            var (dispute, made) = Disputed(s, Opened.Clock.Now);
            Keep(made);
            return dispute.Id.Value;
        })))];
        await AgreesAsync("DisputeCase", DisputeActions.All, cases, DisputeBuyerActions.All.Count, InputOf);
        await AgreesAsync("DisputeCase", DisputeBuyerActions.All, cases, DisputeActions.All.Count, InputOf);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_questions(DatabaseKind on)
    {
        await StartAsync(on);
        List<ActionCase> cases = [.. Enum.GetValues<TicketStatus>().Select(s => new ActionCase($"question {s}", _ => Kept(() =>
        {
            var order = Make(OrderStatus.Paid);
            var ticket = OrderTicket.Open(new(Guid.CreateVersion7()), order, TicketKind.Delivery, Samples.Buyer, Opened.Clock.Now, Settings);
            if (s != TicketStatus.Open)
                Assert.Null(ticket.Step(s, Samples.Buyer, Opened.Clock.Now, Settings));
            Keep(ticket);
            return ticket.Id.Value;
        })))];
        await AgreesAsync("OrderTicket", [TicketActions.Answer], cases, TicketActions.OfBuyer.Count, InputOf);
        await AgreesAsync("OrderTicket", TicketActions.OfBuyer, cases, 1, InputOf);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_reviews(DatabaseKind on)
    {
        await StartAsync(on);
        List<ActionCase> cases =
        [
            .. Enum.GetValues<ReviewStatus>().Select(s => new ActionCase($"review {s}", _ => Kept(() => Review(s, false)))),
            new("review that was answered and followed up", _ => Kept(() => Review(ReviewStatus.Shown, true))),
        ];
        await AgreesAsync("OrderReview", ReviewActions.All, cases, 1, InputOf);
        await AgreesAsync("OrderReview", [ReviewActions.Follow], cases, ReviewActions.All.Count, InputOf);

        Guid Review(ReviewStatus status, bool isSaid)
        {
            var order = Make(OrderStatus.Completed);
            var review = OrderReview.Give(new(Guid.CreateVersion7()), order, order.Lines[0], (5, 4, 3), "很好", Samples.Buyer, Opened.Clock.Now);
            if (status == ReviewStatus.Hidden)
                Assert.Null(review.Hide(new(null, "广告"), Arbiter, Opened.Clock.Now));
            if (isSaid)
            {
                review.Follow("耐穿", Opened.Clock.Now);
                review.Reply("谢谢", Opened.Clock.Now);
            }

            Keep(review);
            return review.Id.Value;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_policies(DatabaseKind on)
    {
        await StartAsync(on);
        var edition = 0;
        List<ActionCase> cases =
        [
            .. Enum.GetValues<AfterSalePolicyStatus>().SelectMany(s => new[] { Samples.First, (Merchants.Contracts.MerchantId?)null }.Select(m => new ActionCase($"policy {s} of {m}", _ => Kept(() => Policy(s, m))))),
        ];
        await AgreesAsync("AfterSalePolicy", AfterSalePolicyActions.All, cases, 0, InputOf, DemoUsers.Coordinator);

        Guid Policy(AfterSalePolicyStatus status, Merchants.Contracts.MerchantId? merchant)
        {
            using (var db = Open())
            {
                foreach (var old in db.AfterSalePolicies.Where(p => p.MerchantId == merchant && p.Status == AfterSalePolicyStatus.Published).ToList())
                    old.Retire(Arbiter, Opened.Clock.Now);
                db.SaveChanges();
            }

            var policy = AfterSalePolicy.Draft(
                new(Guid.CreateVersion7()), merchant, ++edition, new(7, 15, 365, WayBackPayer.Buyer, "寄回检修", "联系客服", null), merchant is null ? Arbiter : Samples.Owner, Opened.Clock.Now);
            if (status != AfterSalePolicyStatus.Draft)
                Assert.Null(policy.Publish(Arbiter, Opened.Clock.Now));
            if (status == AfterSalePolicyStatus.Retired)
                Assert.Null(policy.Retire(Arbiter, Opened.Clock.Now));
            Keep(policy);
            return policy.Id.Value;
        }
    }

    private List<ActionCase> SaleCases() =>
    [
        .. Enum.GetValues<AfterSaleStatus>().Select(s => new ActionCase($"return {s}", _ => Kept(() => Sale(s)))),
        new("repair that came back", _ => Kept(() => Sale(AfterSaleStatus.Received, AfterSaleKind.Repair))),
        new("money alone", _ => Kept(() => Sale(AfterSaleStatus.Applied, AfterSaleKind.RefundOnly))),
        new("money alone, to be decided", _ => Kept(() => Sale(AfterSaleStatus.Arbitration, AfterSaleKind.RefundOnly))),
        new("refused, and decided", _ => Kept(() => Sale(AfterSaleStatus.Arbitration, step: (s, o) => Took(s.Decide(o, false, new(null, "不支持"), Arbiter, Opened.Clock.Now, Settings))))),
        new("refused long ago", _ => Kept(() => Sale(AfterSaleStatus.Refused, at: Opened.Clock.Now.AddDays(-8)))),
        new("sent, refused and to be decided", _ => Kept(() => Sale(AfterSaleStatus.BuyerReturning, step: (s, o) =>
        {
            Took(s.Refuse(o, new(null, "空包"), Samples.Owner, Opened.Clock.Now, Settings));
            Took(s.Escalate(o, null, Samples.Buyer, Opened.Clock.Now, Settings));
        }))),
    ];

    private Guid Sale(AfterSaleStatus status, AfterSaleKind kind = AfterSaleKind.Return, Action<AfterSale, Order>? step = null, DateTime? at = null)
    {
        var (sale, order, made) = Lead(status, kind, at ?? Opened.Clock.Now);
        step?.Invoke(sale, order);
        Keep(made);
        return sale.Id.Value;
    }

    private static Task<Guid> Kept(Func<Guid> make) => Task.FromResult(make());

    private async Task AgreesAsync<TFacts, TState>(
        string type, IReadOnlyList<StateAction<TFacts, TState>> actions, List<ActionCase> cases, int others, Func<Guid, string, Dictionary<string, object?>> inputOf, params DemoUser[] participants)
        where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        var fixture = new ActionFixture<TFacts, TState>(type, actions, cases, [DemoUsers.Buyer, .. participants], (_, id, action) => Task.FromResult(inputOf(id, action.Mutation)))
        {
            Callers = [_ => Owner, _ => Other, _ => OtherBuyer],
            OtherActions = others,
        };
        var (_, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(taken >= actions.Count, $"{taken}");
    }

    private static Dictionary<string, object?> InputOf(Guid id, string mutation) => mutation switch
    {
        "approveAfterSale" or "refundReturn" or "cancelAfterSale" => Of(new AfterSaleId(id), "afterSaleId"),
        "refuseAfterSale" => Of(new AfterSaleId(id), "afterSaleId", ("reasonCode", "NO_FAULT_FOUND"), ("words", "未见异常")),
        "receiveReturn" => Of(new AfterSaleId(id), "afterSaleId", ("lines", new[] { new { number = 1, quantity = 2 } })),
        "sendReplacement" or "sendGoodsBack" => Of(new AfterSaleId(id), "afterSaleId", ("carrier", "sf"), ("trackingNumber", "SF2")),
        "decideAfterSale" or "appealAfterSale" => Of(new AfterSaleId(id), "afterSaleId", ("words", "见照片")),
        "replyToDispute" or "escalateDispute" => Of(new DisputeCaseId(id), "disputeId", ("words", "见照片")),
        "decideDispute" => Of(new DisputeCaseId(id), "disputeId", ("words", "见照片"), ("outcome", "FOR_BUYER")),
        "withdrawDispute" => Of(new DisputeCaseId(id), "disputeId"),
        "answerOrderTicket" or "askOrderTicketAgain" => Of(new OrderTicketId(id), "ticketId", ("words", "今天发出")),
        "closeOrderTicket" => Of(new OrderTicketId(id), "ticketId"),
        "answerReview" or "followUpReview" => Of(new OrderReviewId(id), "reviewId", ("words", "谢谢")),
        "hideReview" => Of(new OrderReviewId(id), "reviewId", ("reason", "广告")),
        "showReview" => Of(new OrderReviewId(id), "reviewId"),
        _ => Of(new AfterSalePolicyId(id), "afterSalePolicyId"),
    };

    private static Dictionary<string, object?> Of<TId>(TId id, string name, params IEnumerable<(string Name, object Value)> more) where TId : struct =>
        more.Append((name, NodeId.Of(id).ToString())).ToDictionary(m => m.Item1, m => (object?)m.Item2);
}
