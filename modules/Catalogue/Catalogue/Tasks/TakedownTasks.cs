using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Tasks;

/// <summary>What waits for those who handle reports of counterfeit goods and infringed rights, and for the merchants concerned (FE-02, CAT-11).</summary>
internal sealed class TakedownTasks(CatalogueDb db, AllowedActions allowed)
{
    private static readonly Func<TakedownTasks, ITaskSource>[] Kinds =
    [
        t => t.Cases("takedown-review", TakedownActions.Review),
        t => t.Cases("takedown-decision", TakedownActions.Uphold),
        t => t.Cases("takedown-counter-notice", TakedownActions.Confirm),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<TakedownTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<TakedownTasks>()));
    }

    private QueriedTasks<TakedownCaseId> Cases(string name, StateAction<TakedownFacts, TakedownStatus> action)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(new($"catalogue.{name}", action.Mutation, IsDated: true), db.FactsOfTakedowns().Where(action.IsOpen)
            .Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<TakedownCaseId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.ProductTitle) }));
    }

    private static IReadOnlyList<TitlePart> TitleOf(string title) => [new("title", title)];
}
