using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Lifecycle;
using Modular.GraphQL;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Actions;

/// <summary>What is done in a merchant's life (MER-05, MER-07, MER-08, MER-09), each with a merchant of its own.</summary>
internal static class HeldLifecycle
{
    public static IEnumerable<(string Mutation, Guid Merchant, Dictionary<string, object?> Input)> Attempts(ModuleHost host)
    {
        foreach (var action in MerchantSanctionActions.All)
        {
            var (merchant, sanction) = With(host, m => LifecycleCases.Proposed(m));
            host.Force<MerchantSanction>(s => s.Id == sanction.Id, action.From[0]);
            yield return Attempt(action.Mutation, merchant, "sanctionId", NodeId.Of(sanction.Id), action == MerchantSanctionActions.Hear ? "statement" : action == MerchantSanctionActions.Revoke ? "reason" : null);
        }

        foreach (var action in MerchantExitActions.All)
        {
            var (merchant, exit) = With(host, m => MerchantExit.Begin(m, null, "no more", Monday.AddDays(7), Applicant, Monday));
            host.Force<MerchantExit>(e => e.Id == exit.Id, action.From[0]);
            yield return Attempt(action.Mutation, merchant, "exitId", NodeId.Of(exit.Id), "reason");
        }

        foreach (var action in MerchantClosureActions.All)
        {
            var (merchant, closure) = With(host, m => MerchantClosure.Plan(m, Monday.AddDays(1), Monday.AddDays(2), "feast", Applicant, Monday));
            host.Force<MerchantClosure>(c => c.Id == closure.Id, action.From[0]);
            yield return Attempt(action.Mutation, merchant, "closureId", NodeId.Of(closure.Id), null);
        }

        foreach (var action in MerchantImprovementActions.All)
        {
            var (merchant, plan) = With(host, m => MerchantImprovementPlan.Draft(m, "late", [("Ship in time", new(2026, 4, 1))], Reviewer, Monday));
            host.Force<MerchantImprovementPlan>(p => p.Id == plan.Id, action.From[0]);
            var attempt = Attempt(
                action.Mutation, merchant, "planId", NodeId.Of(plan.Id), action == MerchantImprovementActions.Agree ? null : action == MerchantImprovementActions.Progress ? "words" : "reason");
            foreach (var argument in action.Arguments)
                attempt.Input[argument.Name] = argument.Value;
            yield return attempt;
        }

        foreach (var action in GuidanceTicketActions.All)
        {
            var merchant = LifecycleCases.Merchant(host);
            var (ticket, question) = GuidanceTicket.Ask(merchant, "Decoration", "Which size?", Monday.AddDays(2), Applicant, Monday);
            host.Add(ticket);
            host.Add(question);
            host.Force<GuidanceTicket>(t => t.Id == ticket.Id, action.From[0]);
            yield return Attempt(action.Mutation, merchant, "ticketId", NodeId.Of(ticket.Id), action == GuidanceTicketActions.Close ? null : "words");
        }
    }

    private static (MerchantId Merchant, T Made) With<T>(ModuleHost host, Func<MerchantId, T> make) where T : class
    {
        var merchant = LifecycleCases.Merchant(host);
        return (merchant, host.Add(make(merchant)));
    }

    private static (string Mutation, Guid Merchant, Dictionary<string, object?> Input) Attempt(string mutation, MerchantId merchant, string name, NodeId id, string? words)
    {
        var input = new Dictionary<string, object?> { [name] = id.ToString() };
        if (words is not null)
            input[words] = "words";
        return (mutation, merchant.Value, input);
    }
}
