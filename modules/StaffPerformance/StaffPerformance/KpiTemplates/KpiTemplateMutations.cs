using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.KpiTemplates;

/// <summary>Making, publishing and retiring templates of indicators (STF-03, STF-31).</summary>
[MutationType]
[Idempotent]
[Authorize(StaffPerformancePermissions.ManageTemplates)]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class KpiTemplateMutations
{
    /// <summary>Drafts the next edition of the indicators for a position (STF-03). Its content never changes afterwards. All problems of the input are told at once.</summary>
    /// <param name="name">What it is called, at most 100 characters.</param>
    /// <param name="position">The position that it is for.</param>
    /// <param name="indicators">The indicators, 1 to 20, in the order in which they are shown.</param>
    /// <returns>The template.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("template")]
    public static async Task<FieldResult<KpiTemplate>> CreateKpiTemplateAsync(
        string name, StaffPosition position, IReadOnlyList<KpiIndicatorInput> indicators, StaffPerformanceDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var title = problems.Take("name", PlainText.Parse(name, FieldLengths.Name, "TEMPLATE_NAME"));
        var measures = KpiIndicatorChecks.Check(problems, indicators);
        if (!problems.IsEmpty)
            return problems.Errors;
        var latest = await db.Templates.Where(t => t.Position == position).MaxAsync(t => (int?)t.Edition, cancellationToken) ?? 0;
        var template = KpiTemplate.Draft(new(Guid.CreateVersion7()), title, position, latest + 1, measures, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(template);
        return await db.SaveEditionAsync(template, cancellationToken);
    }

    /// <summary>
    /// Shows a draft to all staff (STF-31) and retires the edition that was published for the position. Months that begin later are measured by it; one that has begun
    /// keeps what was in force then.
    /// </summary>
    /// <param name="templateId">The template.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The template.</returns>
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("template")]
    public static async Task<FieldResult<KpiTemplate>> PublishKpiTemplateAsync(
        KpiTemplateId templateId, int? expectedVersion, StaffPerformanceDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (by, now) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        var (template, error) = await FindAsync(db, KpiTemplateActions.Publish, templateId, expectedVersion, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        var before = db.Templates.Where(t => t.Position == template!.Position && t.Status == KpiTemplateStatus.Published);
        return await db.PublishAsync<KpiTemplate, KpiTemplateStatus>(template!, before, by, now, cancellationToken);
    }

    /// <summary>Uses a published template for no month that begins later. Evaluations that hold it frozen go on.</summary>
    /// <param name="templateId">The template.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The template.</returns>
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("template")]
    public static async Task<FieldResult<KpiTemplate>> RetireKpiTemplateAsync(
        KpiTemplateId templateId, int? expectedVersion, StaffPerformanceDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (template, error) = await FindAsync(db, KpiTemplateActions.Retire, templateId, expectedVersion, allowed, cancellationToken);
        error ??= template!.Retire(Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return error is not null ? new[] { error } : await db.SaveEditionAsync(template!, cancellationToken);
    }

    private static async Task<(KpiTemplate? Template, IUserError? Error)> FindAsync(
        StaffPerformanceDb db, StateAction<KpiTemplateFacts, KpiTemplateStatus> action, KpiTemplateId id, int? expectedVersion, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.Templates.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } template)
            return (null, Missing.Template(id));
        return (template, ExpectedVersion.Check(template, expectedVersion) ?? (allowed.Refuse(action, KpiTemplateFacts.Of(template)) is [var refused, ..] ? refused : null));
    }
}
