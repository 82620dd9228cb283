using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.ReadStaff;

/// <summary>What the caller may do with a staff member now (FE-01).</summary>
[ExtendObjectType<StaffMemberId>]
internal static class StaffMemberAllowedActions
{
    /// <summary>What can be done with the staff member, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 1)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(StaffMember.Id)} {nameof(StaffMember.Status)}")] StaffMember member, AllowedActions allowed) =>
        allowed.Of(StaffMemberActions.All, StaffMemberFacts.Of(member));
}

/// <summary>What the caller may do with a template now (FE-01).</summary>
[ExtendObjectType<KpiTemplateId>]
internal static class KpiTemplateAllowedActions
{
    /// <summary>What can be done with the template, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(KpiTemplate.Id)} {nameof(KpiTemplate.Status)}")] KpiTemplate template, AllowedActions allowed) =>
        allowed.Of(KpiTemplateActions.All, KpiTemplateFacts.Of(template));
}

/// <summary>What the caller may do with an evaluation now (FE-01).</summary>
[ExtendObjectType<EvaluationId>]
internal static class EvaluationAllowedActions
{
    /// <summary>What can be done with the evaluation, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 8)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<EvaluationId> evaluations, StaffPerformanceDb db, IRequestTime time, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(evaluations, time.Now, cancellationToken);
        return [.. evaluations.Select(e => facts.TryGetValue(e, out var known) ? allowed.Of(EvaluationActions.All, known) : [])];
    }
}
