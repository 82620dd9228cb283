using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.KeepKpiTemplates;

/// <summary>Drafting, publishing and retiring the index by which merchants are assessed (MER-06).</summary>
[MutationType]
[Idempotent]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class MerchantKpiTemplateMutations
{
    /// <summary>Drafts the next edition of the index by which merchants are assessed (MER-06). Its content never changes afterwards. All problems of the input are told at once.</summary>
    /// <param name="name">What it is called, at most 100 characters.</param>
    /// <param name="components">The components, 1 to 20; their weights are 10 000 basis points together.</param>
    /// <returns>The edition.</returns>
    [Authorize(MerchantsPermissions.WriteKpiTemplates)]
    [Error<InvalidInputError>]
    [return: GraphQLName("template")]
    public static async Task<FieldResult<MerchantKpiTemplate>> CreateMerchantKpiTemplateAsync(
        string name, IReadOnlyList<MerchantKpiComponentInput> components, MerchantsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var title = problems.Take("name", PlainText.Parse(name, FieldLengths.CompanyName, "TEMPLATE_NAME"));
        var rules = KpiComponentChecks.Check(problems, components);
        if (!problems.IsEmpty)
            return problems.Errors;
        var latest = await db.KpiTemplates.MaxAsync(c => (int?)c.Edition, cancellationToken) ?? 0;
        var drafted = MerchantKpiTemplate.Draft(new(Guid.CreateVersion7()), latest + 1, title, rules, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(drafted);
        return await db.SaveEditionAsync(drafted, cancellationToken);
    }

    /// <summary>Puts a draft in force that somebody else has written, and retires the edition that was (MER-06). Months that are over are assessed by what was in force when they ended.</summary>
    /// <param name="templateId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(MerchantsPermissions.PublishKpiTemplates)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("template")]
    public static async Task<FieldResult<MerchantKpiTemplate>> PublishMerchantKpiTemplateAsync(
        MerchantKpiTemplateId templateId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (template, error) = await FindAsync(db, MerchantKpiTemplateActions.Publish, templateId, expectedVersion, caller, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        var before = db.KpiTemplates.Where(c => c.Status == MerchantKpiTemplateStatus.Published);
        return await db.PublishAsync<MerchantKpiTemplate, MerchantKpiTemplateStatus>(template!, before, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Assesses nobody by an edition any more (MER-06): without another one, nobody is assessed.</summary>
    /// <param name="templateId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(MerchantsPermissions.PublishKpiTemplates)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("template")]
    public static async Task<FieldResult<MerchantKpiTemplate>> RetireMerchantKpiTemplateAsync(
        MerchantKpiTemplateId templateId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (template, error) = await FindAsync(db, MerchantKpiTemplateActions.Retire, templateId, expectedVersion, caller, allowed, cancellationToken);
        error ??= template!.Retire(Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return error is not null ? new[] { error } : await db.SaveEditionAsync(template!, cancellationToken);
    }

    private static async Task<(MerchantKpiTemplate? Template, IUserError? Error)> FindAsync(
        MerchantsDb db, StateAction<MerchantKpiTemplateFacts, MerchantKpiTemplateStatus> action, MerchantKpiTemplateId id, int? expectedVersion, ICaller caller, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.KpiTemplates.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } template)
            return (null, Missing.KpiTemplate(id));
        return (template, ExpectedVersion.Check(template, expectedVersion) ?? (allowed.Refuse(action, MerchantKpiTemplateFacts.Of(template, caller)) is [var refused, ..] ? refused : null));
    }
}
