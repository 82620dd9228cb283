using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.OpenCycle;

/// <summary>Opening the evaluations of a month by hand.</summary>
[MutationType]
[Idempotent]
internal static class OpenEvaluationCycleMutation
{
    /// <summary>
    /// Makes the evaluations of a month for all who are employed and whose position had a template in force when the month began (STF-13, STF-31). Those that are there
    /// already stay; it may be called again. A job does the same on the first of each month.
    /// </summary>
    /// <param name="period">The month, such as 2026-11; none that is still to come.</param>
    /// <returns>How many evaluations were made now; <c>evaluationCycle</c> tells how many there are.</returns>
    [Authorize(StaffPerformancePermissions.OpenCycle)]
    [Error<InvalidInputError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("opened")]
    public static async Task<FieldResult<int>> OpenEvaluationCycleAsync(
        string period, StaffPerformanceDb db, ICaller caller, TimeProvider clock, EvaluationCycles cycles, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var month = problems.Take("period", EvaluationPeriod.Parse(period));
        if (problems.IsEmpty && month.StartsAt > clock.GetUtcNow().UtcDateTime)
            problems.Add("period", Text.Broken("PERIOD_TO_COME"));
        return problems.IsEmpty ? (await cycles.OpenAsync(db, month, Actor.Of(caller), cancellationToken)).Opened : problems.Errors;
    }
}
