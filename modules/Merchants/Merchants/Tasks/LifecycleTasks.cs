using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tasks;

/// <summary>What waits for those who are heard, approve, agree and answer (FE-02): the objects with which the caller may take an action now.</summary>
internal sealed class LifecycleTasks(MerchantsDb db, AllowedActions allowed)
{
    private static readonly Func<LifecycleTasks, ITaskSource>[] Kinds =
    [
        t => t.Sanctions("sanction-hearing", MerchantSanctionActions.Hear),
        t => t.Sanctions("sanction-approval", MerchantSanctionActions.Approve),
        t => t.Plans("improvement-agreement", MerchantImprovementActions.Agree),
        t => t.Plans("improvement-progress", MerchantImprovementActions.Progress),
        t => t.Answers(),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<LifecycleTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<LifecycleTasks>()));
    }

    private QueriedTasks<MerchantSanctionId> Sanctions(string name, StateAction<SanctionFacts, MerchantSanctionStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new($"merchants.{name}", action.Mutation, IsDated: action == MerchantSanctionActions.Hear), db.FactsOfSanctions().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<MerchantSanctionId> { Id = f.Id, Occurrence = f.StepCount, When = f.HearingUntil, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Name) }));
    }

    private QueriedTasks<MerchantImprovementPlanId> Plans(string name, StateAction<ImprovementFacts, MerchantImprovementStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new($"merchants.{name}", action.Mutation, IsDated: false), db.FactsOfImprovementPlans().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<MerchantImprovementPlanId> { Id = f.Id, Occurrence = f.StepCount, When = f.CreatedAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Name) }));
    }

    private QueriedTasks<GuidanceTicketId> Answers()
    {
        var action = GuidanceTicketActions.Answer;
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new("merchants.guidance-answer", action.Mutation, IsDated: true), db.FactsOfTickets().Where(action.IsOpen)
            .Where(f => (isEverywhere || merchants.Contains(f.MerchantId)) && f.DueAt != null)
            .Select(f => new TaskRow<GuidanceTicketId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt!.Value, MerchantId = f.MerchantId.Value, Title = TopicOf(f.Topic) }));
    }

    private (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(string mutation)
    {
        var reach = allowed.ReachOf(mutation);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }

    private static IReadOnlyList<TitlePart> TopicOf(string topic) => [new("topic", topic)];

    private static IReadOnlyList<TitlePart> TitleOf(string name) => [new("legalName", name)];
}
