using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError StaffMember(StaffMemberId id) =>
        new NotFoundError(Text.Of("STAFF_MEMBER_NOT_FOUND"), new NodeId("StaffMember", id.Value).ToString());

    public static IUserError Template(KpiTemplateId id) =>
        new NotFoundError(Text.Of("TEMPLATE_NOT_FOUND"), new NodeId("KpiTemplate", id.Value).ToString());

    public static IUserError Evaluation(EvaluationId id) =>
        new NotFoundError(Text.Of("EVALUATION_NOT_FOUND"), new NodeId("Evaluation", id.Value).ToString());

    /// <summary>The evaluation with its lines and the panel's scores, to be changed; null where the caller sees none of this id.</summary>
    public static async Task<Evaluation?> FindEvaluationAsync(this StaffPerformanceDb db, EvaluationId id, CancellationToken cancellationToken)
    {
        // One statement: between several, on PostgreSQL, somebody else's score may be committed, and the figures would not fit the scores.
        var evaluation = await db.Evaluations.Include(e => e.PanelScores).ThenInclude(p => p.Figures).AsSingleQuery().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        // What changes a line changes the evaluation's version too, so lines of another version are not saved.
        if (evaluation is not null)
            await db.EvaluationIndicators.Where(i => i.EvaluationId == id).LoadAsync(cancellationToken);
        return evaluation;
    }
}
