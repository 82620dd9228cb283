using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.CloseMonth;

/// <summary>Closing a month by hand.</summary>
[MutationType]
internal static class ClosePeriodMutation
{
    /// <summary>
    /// Closes a month that is over and makes the statements of all merchants, those without activity among them (SET-01). One whose closing was interrupted is closed to the end; statements
    /// that are there already stay as they are.
    /// </summary>
    /// <param name="periodId">The month.</param>
    /// <returns>The month, closed.</returns>
    [Idempotent]
    [Authorize(SettlementPermissions.ClosePeriod)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<PeriodNotOverError>]
    [Error<EarlierPeriodOpenError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("period")]
    public static async Task<FieldResult<SettlementPeriod>> ClosePeriodAsync(
        SettlementPeriodId periodId, SettlementDb db, MonthClosing closing, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (!(await db.LoadFactsAsync([periodId], clock.GetUtcNow().UtcDateTime, cancellationToken)).TryGetValue(periodId, out var facts))
            return new[] { Missing.Period(periodId) };
        if (allowed.Refuse(PeriodActions.Close, facts) is [var refused, ..])
            return new[] { refused };
        await closing.CloseAsync(periodId, Actor.Of(caller), cancellationToken);
        return await db.Periods.AsNoTracking().SingleAsync(p => p.Id == periodId, cancellationToken);
    }
}
