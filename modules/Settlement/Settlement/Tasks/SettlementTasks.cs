using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.Tasks;

/// <summary>What waits for merchants and finance (FE-02): the objects with which the caller may take an action now.</summary>
internal sealed class SettlementTasks(SettlementDb db, AllowedActions allowed, TimeProvider clock)
{
    private static readonly Func<SettlementTasks, ITaskSource>[] Kinds =
    [
        t => t.Statements("statement-confirmation", StatementActions.Confirm),
        t => t.Payments(),
        t => t.Approvals(),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<SettlementTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<SettlementTasks>()));
    }

    private QueriedTasks<StatementId> Statements(string name, StateAction<StatementFacts, StatementStatus> action) => new(
        new($"settlement.{name}", action.Mutation, IsDated: true),
        StatementsFor(action).Where(f => f.ConfirmDueAt != null).Select(f => new TaskRow<StatementId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.ConfirmDueAt!.Value, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Period, f.Payable, f.Currency),
        }));

    private QueriedTasks<StatementId> Payments() => new(
        new("settlement.statement-payment", StatementActions.CreatePayout.Mutation, IsDated: true),
        StatementsFor(StatementActions.CreatePayout).Where(f => f.PayDueAt != null).Select(f => new TaskRow<StatementId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.PayDueAt!.Value, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Period, f.Payable, f.Currency),
        }));

    private QueriedTasks<PayoutId> Approvals()
    {
        var (isEverywhere, merchants) = ReachOf(PayoutActions.Approve.Mutation);
        return new(
            new("settlement.payout-approval", PayoutActions.Approve.Mutation, IsDated: true),
            db.FactsOfPayouts().Where(PayoutActions.Approve.IsOpen).Where(f => isEverywhere || merchants.Contains(f.MerchantId)).Select(f => new TaskRow<PayoutId>
            {
                Id = f.Id, Occurrence = f.StepCount, When = f.DueAt, MerchantId = f.MerchantId.Value, Title = TitleOf(null, f.Amount, f.Currency),
            }));
    }

    // What somebody sees by one role at a merchant is no task by another role elsewhere (ACC-02).
    private IQueryable<StatementFacts> StatementsFor(StateAction<StatementFacts, StatementStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return db.FactsOfStatements(clock.GetUtcNow().UtcDateTime).Where(action.IsOpen).Where(f => isEverywhere || merchants.Contains(f.MerchantId));
    }

    private (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(string mutation)
    {
        var reach = allowed.ReachOf(mutation);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }

    private static IReadOnlyList<TitlePart> TitleOf(string? period, long amount, string currency)
    {
        var money = new TitlePart("amount", Money.Format(amount, currency));
        return period is null ? [money] : [new("period", period), money];
    }
}
