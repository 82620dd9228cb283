using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Tests.Actions;

/// <summary>What a front end is told that can be done with categories, terms, authorisations, cases and services is what the mutations do (FE-01).</summary>
public sealed class GoodsActionsTests : CatalogueTests
{
    private static readonly DateTime At = MovableClock.Start;
    private static int _number = 1;

    private static ActionFixture<CategoryFacts, CategoryStatus> Categories { get; } = new(
        "ProductCategory", CategoryActions.All,
        [
            .. Enum.GetValues<CategoryStatus>().Select(s => new ActionCase($"category {s}", host => Kept(host, db =>
            {
                var category = ProductCategory.Add(new(Guid.CreateVersion7()), $"made-{++_number}", null, Content, Goods.Reviewer, At);
                if (s == CategoryStatus.Retired)
                    Assert.Null(category.Retire(Goods.Reviewer, At));
                db.Add(category);
                return category.Id.Value;
            }))),
            new("category with branches", host => Kept(host, db =>
            {
                var above = ProductCategory.Add(new(Guid.CreateVersion7()), $"made-{++_number}", null, Content, Goods.Reviewer, At);
                db.Add(above);
                db.Add(ProductCategory.Add(new(Guid.CreateVersion7()), $"made-{++_number}", above, Content, Goods.Reviewer, At));
                return above.Id.Value;
            })),
        ],
        [],
        (_, id, action) => Task.FromResult(With(new() { ["categoryId"] = Node(new CategoryId(id)) }, action == CategoryActions.Edit, ("nameZh", "鞋"), ("nameEn", "Shoes"), ("attributes", Array.Empty<object>()))));

    private static ActionFixture<BrandAuthorisationFacts, BrandAuthorisationStatus> Authorisations { get; } = new(
        "BrandAuthorisation", BrandAuthorisationActions.All,
        [.. Enum.GetValues<BrandAuthorisationStatus>().Select(s => new ActionCase($"authorisation {s}", host => Kept(host, db => MakeAuthorisation(db, s).Id.Value)))],
        [DemoUsers.Merchant],
        (_, id, action) => Task.FromResult(With(new() { ["brandAuthorisationId"] = Node(new BrandAuthorisationId(id)) }, action != BrandAuthorisationActions.Grant, ("reason", "材料不全"))))
    {
        Callers = [host => host.CallerOf(DemoUsers.Merchant, KnownMerchants.First.Value), host => host.CallerOf(DemoUsers.Merchant2, KnownMerchants.Second.Value)],
    };

    private static ActionFixture<TakedownFacts, TakedownStatus> Takedowns { get; } = new(
        "TakedownCase", TakedownActions.All,
        [.. Enum.GetValues<TakedownStatus>().Select(s => new ActionCase($"case {s}", host =>
        {
            var product = new Goods(host).Make();
            return Kept(host, db => Add(db, MakeCase(product, s)).Id.Value);
        }))],
        [DemoUsers.Buyer, DemoUsers.Reviewer],
        (_, id, action) => Task.FromResult(With(
            With(new() { ["takedownId"] = Node(new TakedownCaseId(id)) }, action == TakedownActions.Counter, ("words", "有正规授权")),
            action != TakedownActions.Counter && action != TakedownActions.Review, ("finding", "经比对属实"))))
    {
        Callers = [host => host.CallerOf(DemoUsers.Merchant, KnownMerchants.First.Value), host => host.CallerOf(DemoUsers.Merchant2, KnownMerchants.Second.Value)],
    };

    private static ActionFixture<ServiceFacts, ServiceListingStatus> Services { get; } = new(
        "ServiceListing", ServiceActions.All,
        [
            .. Enum.GetValues<ServiceListingStatus>().Select(s => new ActionCase($"service {s}", host => Kept(host, db => Add(db, MakeService(s, KnownMerchants.First)).Id.Value))),
            new("approved service of a merchant that is stopped", host => Kept(host, db =>
            {
                var merchant = new Merchants.Contracts.MerchantId(Guid.CreateVersion7());
                db.Add(new MerchantStanding { MerchantId = merchant });
                return Add(db, MakeService(ServiceListingStatus.Approved, merchant)).Id.Value;
            })),
        ],
        [DemoUsers.Merchant, DemoUsers.Reviewer],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["serviceId"] = Node(new ServiceListingId(id)) };
            if (action == ServiceActions.Edit)
                input["service"] = Tests.Services.ServiceTests.Said($"家电清洗 {++_number}");
            return Task.FromResult(With(With(input, action == ServiceActions.Reject, ("reason", "无资质")), action == ServiceActions.RequestChanges, ("comment", "补充标准")));
        })
    {
        Callers = [host => host.CallerOf(DemoUsers.Merchant, KnownMerchants.First.Value), host => host.CallerOf(DemoUsers.Merchant2, KnownMerchants.Second.Value)],
    };

    private static CategoryContent Content => new("鞋", "Shoes", [], CategoryRules.None);

    [Theory, OnSqlite, OnPostgres]
    public Task Of_categories(DatabaseKind on) => CheckAsync(on, Categories);

    [Theory, OnSqlite, OnPostgres]
    public Task Of_authorisations(DatabaseKind on) => CheckAsync(on, Authorisations);

    [Theory, OnSqlite, OnPostgres]
    public Task Of_takedowns(DatabaseKind on) => CheckAsync(on, Takedowns);

    [Theory, OnSqlite, OnPostgres]
    public Task Of_services(DatabaseKind on) => CheckAsync(on, Services);

    /// <summary>From every state every step: what the action does not list is refused, and changes nothing (CAT-02, CAT-11, CAT-13).</summary>
    [Fact]
    public void Every_step_is_refused_in_every_state_that_it_is_not_for()
    {
        var product = Goods.Enter(KnownMerchants.First);
        Try(TakedownActions.All, s => MakeCase(product, s),
        [
            c => c.Review(Goods.Reviewer, At), c => c.Uphold("x", Goods.Reviewer, At), c => c.Reject("x", Goods.Reviewer, At), c => c.Confirm("x", Goods.Reviewer, At),
            c => c.Reinstate("x", Goods.Reviewer, At), c => c.Counter("x", Goods.Owner, At),
        ]);
        Try(ServiceActions.All, s => MakeService(s, KnownMerchants.First),
        [
            c => c.Edit(Details("x"), Goods.Owner, At), c => c.Submit(Goods.Owner, At), c => c.Approve(Goods.Reviewer, At), c => c.Reject("x", Goods.Reviewer, At),
            c => c.RequestChanges("x", Goods.Reviewer, At), c => c.List(Goods.Owner, At), c => c.Delist(Goods.Owner, At),
        ]);
        Try(BrandAuthorisationActions.All, s => MakeAuthorisation(null, s), [a => a.Grant(Goods.Reviewer, At), a => a.Refuse("x", Goods.Reviewer, At), a => a.Revoke("x", Goods.Reviewer, At)]);

        static void Try<T, TFacts, TState>(IReadOnlyList<StateAction<TFacts, TState>> actions, Func<TState, T> make, IReadOnlyList<Func<T, IUserError?>> steps)
            where T : Modular.Messaging.Stateful<TState> where TFacts : IStateFacts<TState> where TState : struct, Enum
        {
            Assert.Equal(actions.Count, steps.Count);
            foreach (var state in Enum.GetValues<TState>())
            {
                for (var i = 0; i < steps.Count; i++)
                {
                    var made = make(state);
                    var before = made.StepCount;
                    made.TakeNewEvents();
                    var refused = (IllegalTransitionError?)steps[i](made);
                    Assert.True(actions[i].From.Contains(state) == (refused is null), $"{actions[i].Mutation} in {state}");
                    if (refused is null)
                        continue;
                    Assert.Equal((state, before), (made.Status, made.StepCount));
                    Assert.Empty(made.TakeNewEvents());
                }
            }
        }
    }

    internal static ServiceDetails Details(string title) => new(title, "上门清洗。", "行业标准。", "home-services", "次", 9900, Money.Yuan);

    internal static ServiceListing MakeService(ServiceListingStatus status, Merchants.Contracts.MerchantId merchant)
    {
        var service = ServiceListing.Enter(new(Guid.CreateVersion7()), merchant, Details("空调清洗"), Goods.Owner, At);
        if (status == ServiceListingStatus.Draft)
            return service;
        Assert.Null(service.Submit(Goods.Owner, At));
        if (status == ServiceListingStatus.ChangesRequested)
            Assert.Null(service.RequestChanges("x", Goods.Reviewer, At));
        else if (status == ServiceListingStatus.Rejected)
            Assert.Null(service.Reject("x", Goods.Reviewer, At));
        else if (status != ServiceListingStatus.Submitted)
            Assert.Null(service.Approve(Goods.Reviewer, At));
        if (status is ServiceListingStatus.Listed or ServiceListingStatus.Delisted)
            Assert.Null(service.List(Goods.Owner, At));
        if (status == ServiceListingStatus.Delisted)
            Assert.Null(service.Delist(Goods.Owner, At));
        return service;
    }

    internal static TakedownCase MakeCase(Product product, TakedownStatus status)
    {
        var reporter = new Actor(DemoUsers.Buyer.Id);
        var made = TakedownCase.Report(new(Guid.CreateVersion7()), product, TakedownKind.Counterfeit, null, "仿冒", At.AddDays(2), reporter, At);
        if (status == TakedownStatus.Reported)
            return made;
        Assert.Null(made.Review(Goods.Reviewer, At));
        if (status == TakedownStatus.Rejected)
            Assert.Null(made.Reject("x", Goods.Reviewer, At));
        else if (status != TakedownStatus.UnderReview)
            Assert.Null(made.Uphold("x", Goods.Reviewer, At));
        if (status == TakedownStatus.Countered)
            Assert.Null(made.Counter("x", Goods.Owner, At));
        else if (status == TakedownStatus.Reinstated)
            Assert.Null(made.Reinstate("x", Goods.Reviewer, At));
        return made;
    }

    private static BrandAuthorisation MakeAuthorisation(CatalogueDb? db, BrandAuthorisationStatus status)
    {
        var brand = Brand.Enter(new(Guid.CreateVersion7()), new($"云裳 {++_number}", null, "云裳公司", null, true), At);
        var today = BusinessDay.DayAt(At);
        var made = BrandAuthorisation.Request(new(Guid.CreateVersion7()), KnownMerchants.First, brand.Id, new(Guid.CreateVersion7()), today, today.AddDays(30), Goods.Owner, At);
        if (status == BrandAuthorisationStatus.Refused)
            Assert.Null(made.Refuse("x", Goods.Reviewer, At));
        else if (status is BrandAuthorisationStatus.InForce or BrandAuthorisationStatus.Revoked)
            Assert.Null(made.Grant(Goods.Reviewer, At));
        else if (status == BrandAuthorisationStatus.Expired)
            Assert.Null(made.Expire(At));
        if (status == BrandAuthorisationStatus.Revoked)
            Assert.Null(made.Revoke("x", Goods.Reviewer, At));
        db?.Add(brand);
        db?.Add(made);
        return made;
    }

    private static T Add<T>(CatalogueDb db, T made) where T : class => db.Add(made).Entity;

    private static Task<Guid> Kept(ModuleHost host, Func<CatalogueDb, Guid> make)
    {
        using var db = host.OpenDatabase<CatalogueDb>();
        var id = make(db);
        db.SaveChanges();
        return Task.FromResult(id);
    }

    private static string Node<T>(T id) where T : struct => NodeId.Of(id).ToString();

    private static Dictionary<string, object?> With(Dictionary<string, object?> input, bool isWanted, params (string Name, object Value)[] more)
    {
        foreach (var (name, value) in isWanted ? more : [])
            input[name] = value;
        return input;
    }

    private async Task CheckAsync<TFacts, TState>(DatabaseKind on, ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await StartAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried > 0 && taken >= fixture.Actions.Count, $"{taken} of {tried}");
    }
}
