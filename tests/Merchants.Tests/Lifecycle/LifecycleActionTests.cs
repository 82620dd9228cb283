using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Actions;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Lifecycle;

/// <summary>Every step in every state by everybody does what <c>allowedActions</c> says (FE-01): MER-01, MER-05, MER-06, MER-08, MER-09. So every illegal pair is refused on both databases.</summary>
public sealed class LifecycleActionTests : ModuleTests<MerchantsModule>
{
    private static readonly DemoUser[] People = [DemoUsers.Supervisor, DemoUsers.Merchant];

    private MerchantId _merchant;

    [Theory, OnSqlite, OnPostgres]
    public Task Sanctions(DatabaseKind on) => AgreesAsync(on, "MerchantSanction", MerchantSanctionActions.All, (host, status) =>
    {
        var sanction = host.Add(LifecycleCases.Proposed(_merchant));
        host.Force<MerchantSanction>(s => s.Id == sanction.Id, status);
        return sanction.Id.Value;
    }, (id, action) => new()
    {
        ["sanctionId"] = id, [action == MerchantSanctionActions.Hear ? "statement" : action == MerchantSanctionActions.Revoke ? "reason" : "expectedVersion"] = action == MerchantSanctionActions.Approve ? null : "words",
    });

    [Theory, OnSqlite, OnPostgres]
    public Task Exits(DatabaseKind on) => AgreesAsync(on, "MerchantExit", MerchantExitActions.All, (host, status) =>
    {
        var merchant = LifecycleCases.Merchant(host);
        var exit = host.Add(MerchantExit.Begin(merchant, host.Add(LifecycleCases.Proposed(merchant, MerchantSanctionKind.Removal)), "no more", Monday, Applicant, Monday));
        host.Force<MerchantExit>(e => e.Id == exit.Id, status);
        _merchant = merchant;
        return exit.Id.Value;
    }, (id, _) => new() { ["exitId"] = id, ["reason"] = "words" });

    [Theory, OnSqlite, OnPostgres]
    public Task Closures(DatabaseKind on) => AgreesAsync(on, "MerchantClosure", MerchantClosureActions.All, (host, status) =>
    {
        var closure = host.Add(MerchantClosure.Plan(LifecycleCases.Merchant(host), Monday.AddDays(1), Monday.AddDays(2), "feast", Applicant, Monday));
        host.Force<MerchantClosure>(c => c.Id == closure.Id, status);
        return closure.Id.Value;
    }, (id, _) => new() { ["closureId"] = id });

    [Theory, OnSqlite, OnPostgres]
    public Task Plans(DatabaseKind on) => AgreesAsync(on, "MerchantImprovementPlan", MerchantImprovementActions.All, (host, status) =>
    {
        var plan = host.Add(MerchantImprovementPlan.Draft(_merchant, "late", [("Ship in time", new(2026, 4, 1))], Reviewer, Monday));
        host.Force<MerchantImprovementPlan>(p => p.Id == plan.Id, status);
        return plan.Id.Value;
    }, (id, action) => action == MerchantImprovementActions.Agree ? new() { ["planId"] = id }
        : action == MerchantImprovementActions.Progress ? new() { ["planId"] = id, ["words"] = "words", ["goal"] = 1 } : new() { ["planId"] = id, ["reason"] = "words" });

    [Theory, OnSqlite, OnPostgres]
    public Task Questions(DatabaseKind on) => AgreesAsync(on, "GuidanceTicket", GuidanceTicketActions.All, (host, status) =>
    {
        var (ticket, question) = GuidanceTicket.Ask(_merchant, "Decoration", "Which size?", Monday.AddDays(2), Applicant, Monday);
        host.Add(ticket);
        host.Add(question);
        host.Force<GuidanceTicket>(t => t.Id == ticket.Id, status);
        return ticket.Id.Value;
    }, (id, action) => action == GuidanceTicketActions.Close ? new() { ["ticketId"] = id } : new() { ["ticketId"] = id, ["words"] = "words" });

    [Theory, OnSqlite, OnPostgres]
    public async Task Criteria(DatabaseKind on)
    {
        var edition = 0;
        await AgreesAsync(on, "EntryCriteria", EntryCriteriaActions.All, (host, status) =>
        {
            Retire(host);
            var criteria = host.Add(EntryCriteria.Draft(new(Guid.CreateVersion7()), ++edition, [new("A", EntryCriterionKind.Reputation, "a", null, null)], ActorOf(DemoUsers.Supervisor), Monday));
            host.Force<EntryCriteria>(c => c.Id == criteria.Id, status);
            return criteria.Id.Value;
        }, (id, _) => new() { ["entryCriteriaId"] = id });

        static void Retire(ModuleHost host)
        {
            using var db = host.Open();
            foreach (var one in db.EntryCriteria.Where(c => c.Status == EntryCriteriaStatus.Published).ToList())
                one.Retire(Reviewer, Monday);
            db.SaveChanges();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Indexes(DatabaseKind on)
    {
        var edition = 0;
        await AgreesAsync(on, "MerchantKpiTemplate", MerchantKpiTemplateActions.All, (host, status) =>
        {
            using (var db = host.Open())
            {
                foreach (var one in db.KpiTemplates.Where(c => c.Status == MerchantKpiTemplateStatus.Published).ToList())
                    one.Retire(Reviewer, Monday);
                db.SaveChanges();
            }

            var rule = new KpiComponentRule("A", "a", MerchantKpiDimension.UserRating, "BUYER_RATING", 10_000, 50_000, 10_000);
            var template = host.Add(MerchantKpiTemplate.Draft(new(Guid.CreateVersion7()), ++edition, "Index", [rule], ActorOf(DemoUsers.Supervisor), Monday));
            host.Force<MerchantKpiTemplate>(t => t.Id == template.Id, status);
            return template.Id.Value;
        }, (id, _) => new() { ["templateId"] = id });
    }

    private async Task AgreesAsync<TFacts, TState>(
        DatabaseKind on, string type, IReadOnlyList<StateAction<TFacts, TState>> actions, Func<ModuleHost, TState, Guid> make, Func<string, StateAction<TFacts, TState>, Dictionary<string, object?>> inputOf)
        where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await UseAsync(on);
        _merchant = LifecycleCases.Merchant(Opened);
        var fixture = new ActionFixture<TFacts, TState>(
            type, actions, [.. Enum.GetValues<TState>().Select(s => new ActionCase($"{type} {s}", host => Task.FromResult(make(host, s))))], People,
            (_, id, action) => Task.FromResult(inputOf(Fixtures.NodeIdOf(type, id), action)))
        {
            Callers = [host => host.CallerOf(DemoUsers.Merchant, _merchant.Value), host => host.CallerOf(DemoUsers.Merchant, Guid.NewGuid())],
        };
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(taken >= actions.Count, $"{taken} of {tried}");
    }
}
