using Modular.Kernel;

namespace Settlement.SettleStatements;

/// <summary>When things are due, counted in working days (domain.md, section 5, rule 10).</summary>
internal static class WorkingDays
{
    extension(IWorkingCalendar calendar)
    {
        /// <summary>By when a statement that is issued now is confirmed or disputed (UTC).</summary>
        public async Task<DateTime> ConfirmDueAsync(SettlementOptions options, DateTime now, CancellationToken cancellationToken) =>
            (await calendar.ForAsync(options.WorkingTime, cancellationToken)).AddWorkingDays(now, options.ConfirmWorkingDays);

        /// <summary>By when what becomes payable now should be paid (UTC).</summary>
        public async Task<DateTime> PayDueAsync(SettlementOptions options, DateTime now, CancellationToken cancellationToken) =>
            (await calendar.ForAsync(options.WorkingTime, cancellationToken)).AddWorkingDays(now, options.PayWorkingDays);
    }
}
