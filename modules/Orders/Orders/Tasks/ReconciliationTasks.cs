using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.Reconcile;

namespace Orders.Tasks;

/// <summary>What waits for finance (FE-02): differences between providers' statements and the payments, to be given out and to be settled (ORD-12).</summary>
internal sealed class ReconciliationTasks(OrdersDb db)
{
    /// <summary>Registers them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<ReconciliationTasks>();
        services.AddScoped<ITaskSource>(s => s.GetRequiredService<ReconciliationTasks>().Of("orders.reconciliation-assignment", ReconciliationActions.Assign, ReconciliationStatus.Open));
        services.AddScoped<ITaskSource>(s => s.GetRequiredService<ReconciliationTasks>().Of("orders.reconciliation", ReconciliationActions.Resolve, ReconciliationStatus.Assigned));
    }

    private QueriedTasks<ReconciliationExceptionId> Of(string code, StateAction<ReconciliationFacts, ReconciliationStatus> action, ReconciliationStatus status) =>
        new(new(code, action.Mutation, IsDated: false), db.FactsOfExceptions().Where(f => f.Status == status)
            .Select(f => new TaskRow<ReconciliationExceptionId> { Id = f.Id, Occurrence = f.StepCount, When = f.FoundAt, MerchantId = null, Title = TitleOf(f.Reference) }));

    private static IReadOnlyList<TitlePart> TitleOf(string reference) => [new("reference", reference)];
}
