using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Settlement.Banking;
using Settlement.CloseMonth;
using Settlement.Demo;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Notices;
using Settlement.Payouts;
using Settlement.Persistence;
using Settlement.Posting;
using Settlement.ProcessPayouts;
using Settlement.ReadSettlement;
using Settlement.Tasks;

[assembly: Module("Settlement", Version = "1.0", Kernel = "1", DependsOn = ["Merchants", "Catalogue", "Orders"])]

namespace Settlement;

/// <summary>Merchants' money: a double-entry ledger, monthly statements, payouts.</summary>
public sealed class SettlementModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<SettlementDb>(context);
        services.AddModuleMessaging<SettlementDb>(context);
        services.AddOptions<SettlementOptions>().Bind(context.Settings).ValidateDataAnnotations()
            .Validate(o => o.WorkingTime.Problem() is null, "Modules:Settlement:WorkingTime needs a known TimeZone, a Start before the End, and at least one of Days.")
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Modules:Settlement:TimeZone is not known; write an IANA name, as Asia/Shanghai.")
            .ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<SettlementOptions>>().Value);
        services.AddSingleton(s => new Months(s.GetRequiredService<SettlementOptions>().TimeZone));
        services.AddScoped<Ledger>();
        services.AddScoped<MonthClosing>();
        services.TryAddSingleton<IBank, SandboxBank>();
        services.AddSingleton<PayoutRun>();
        services.AddSingleton<IBackgroundWork, PayoutCourier>();
        services.AddSingleton<IBackgroundWork, SettleDemoMonths>();
        // Without a module that screens, payouts go out; where it does not answer, none does.
        services.AddOptionalPort<IPayoutScreening, PayoutVerdict>(context.Settings.GetSection("PayoutScreening"), PayoutVerdict.Pay, PayoutVerdict.Hold);
        services.AddScoped<PayoutGate>();
        services.AddSingleton<IMerchantObligations, UnsettledMerchants>();
        SettlementTasks.AddTo(services);
        services.AddSteps<SettlementDb>([nameof(Statement), nameof(Payout), nameof(SettlementPeriod)]);
        services.AddAuditTimeline<SettlementDb>(nameof(Statement), nameof(StatementAdjustment));
        foreach (var permission in SettlementPermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in SettlementNotices.All)
            services.AddSingleton(kind);
    }
}
