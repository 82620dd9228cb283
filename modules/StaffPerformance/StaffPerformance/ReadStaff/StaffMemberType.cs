using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.ReadStaff;

/// <summary>The staff member's fields that are not its own columns.</summary>
[ObjectType<StaffMember>]
internal static class StaffMemberType
{
    /// <summary>The name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetNameAsync([Parent(Requires = nameof(StaffMember.UserId))] IReadOnlyList<StaffMember> staff, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. staff.Select(m => (Guid?)m.UserId.Value)], cancellationToken);

    /// <summary>The evaluations, the newest month first (STF-13).</summary>
    [UsePaging]
    public static IQueryable<Evaluation> GetEvaluations([Parent(Requires = nameof(StaffMember.Id))] StaffMember member, StaffPerformanceDb db) =>
        db.Evaluations.AsNoTracking().Where(e => e.StaffMemberId == member.Id).OrderByDescending(e => e.Period).ThenByDescending(e => e.Id);

    /// <summary>The adjustments of the score, the newest first (STF-22, STF-24).</summary>
    [UsePaging]
    public static IQueryable<ScoreAdjustment> GetScoreAdjustments([Parent(Requires = nameof(StaffMember.Id))] StaffMember member, StaffPerformanceDb db) =>
        db.Adjustments.AsNoTracking().Where(a => a.StaffMemberId == member.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(StaffMember.Id))] StaffMember member, StaffPerformanceDb db) =>
        db.StateChanges.Where(c => c.SubjectId == member.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The template's fields that are not its own columns.</summary>
[ObjectType<KpiTemplate>]
internal static class KpiTemplateType
{
    /// <summary>The indicators, in the order in which they are shown; their weights are 10 000 basis points together (STF-03).</summary>
    [ListSize(AssumedSize = 6)]
    public static async Task<IReadOnlyList<KpiIndicator>> GetIndicatorsAsync(
        [Parent(Requires = nameof(KpiTemplate.Id))] KpiTemplate template, IDataLoader<KpiTemplateId, KpiIndicator[]> indicators, CancellationToken cancellationToken) =>
        await indicators.LoadAsync(template.Id, cancellationToken) ?? [];

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(KpiTemplate.Id))] KpiTemplate template, StaffPerformanceDb db) =>
        db.StateChanges.Where(c => c.SubjectId == template.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The adjustment's fields that are not its own columns.</summary>
[ObjectType<ScoreAdjustment>]
internal static class ScoreAdjustmentType
{
    /// <summary>The words to it; null where there are none, or they are erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = nameof(ScoreAdjustment.Words))] ScoreAdjustment adjustment) => adjustment.Words is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>The evaluation in which it counts; null while it counts in none.</summary>
    public static async Task<Evaluation?> GetCountedInAsync(
        [Parent(Requires = nameof(ScoreAdjustment.Id))] ScoreAdjustment adjustment, IDataLoader<ScoreAdjustmentId, CountedAdjustment> counted,
        IDataLoader<EvaluationId, Evaluation> evaluations, CancellationToken cancellationToken) =>
        await counted.LoadAsync(adjustment.Id, cancellationToken) is { } place ? await evaluations.LoadAsync(place.EvaluationId, cancellationToken) : null;
}
