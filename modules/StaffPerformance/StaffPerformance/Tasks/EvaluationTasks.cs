using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Tasks;

/// <summary>What waits for staff, the panel and those who recheck (FE-02): the evaluations with which the caller may take the action now.</summary>
internal sealed class EvaluationTasks(StaffPerformanceDb db, TimeProvider clock)
{
    private static readonly Func<EvaluationTasks, ITaskSource>[] Kinds =
    [
        t => t.Of("self-assessment", EvaluationActions.AssessSelf, open => open.Select(f => new TaskRow<EvaluationId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.SelfAssessmentDueAt, Title = TitleOf(f.Period, f.EmployeeNumber),
        })),
        t => t.Of("panel-scoring", EvaluationActions.Score, open => open.Select(f => new TaskRow<EvaluationId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.PanelDueAt, Title = TitleOf(f.Period, f.EmployeeNumber),
        })),
        t => t.Of("recheck", EvaluationActions.Recheck, open => open.Where(f => f.RecheckDueAt != null).Select(f => new TaskRow<EvaluationId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.RecheckDueAt!.Value, Title = TitleOf(f.Period, f.EmployeeNumber),
        })),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<EvaluationTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<EvaluationTasks>()));
    }

    private QueriedTasks<EvaluationId> Of(
        string name, StateAction<EvaluationFacts, EvaluationStatus> action, Func<IQueryable<EvaluationFacts>, IQueryable<TaskRow<EvaluationId>>> rows) =>
        new(new($"staff-performance.{name}", action.Mutation, IsDated: true), rows(db.FactsOfEvaluations(clock.GetUtcNow().UtcDateTime).Where(action.IsOpen)));

    private static IReadOnlyList<TitlePart> TitleOf(string period, string? employeeNumber) => [new("period", period), new("employeeNumber", employeeNumber ?? "")];
}
