using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadRisks;

/// <summary>The risk's fields that are not its own columns.</summary>
[ObjectType<RiskEntry>]
internal static class RiskFields
{
    /// <summary>Who entered it, by name; null where another module signalled it, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetIdentifiedByAsync(
        [Parent(Requires = nameof(RiskEntry.IdentifiedById))] IReadOnlyList<RiskEntry> risks, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. risks.Select(r => r.IdentifiedById)], cancellationToken);

    /// <summary>Who accepted it, by name (RSK-14); null where it is not accepted, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAcceptedByAsync(
        [Parent(Requires = nameof(RiskEntry.AcceptedById))] IReadOnlyList<RiskEntry> risks, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. risks.Select(r => r.AcceptedById)], cancellationToken);

    /// <summary>All assessments, the newest first, each with the matrix that it used (RSK-02).</summary>
    [UsePaging(ConnectionName = "RiskAssessments")]
    public static IQueryable<RiskAssessment> GetAssessments([Parent(Requires = nameof(RiskEntry.Id))] RiskEntry risk, RiskDb db) =>
        db.Assessments.Where(a => a.RiskId == risk.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id);

    /// <summary>All response plans, the newest first (RSK-03).</summary>
    [UsePaging(ConnectionName = "RiskResponsePlans")]
    public static IQueryable<RiskResponsePlan> GetResponsePlans([Parent(Requires = nameof(RiskEntry.Id))] RiskEntry risk, RiskDb db) =>
        db.ResponsePlans.Where(p => p.RiskId == risk.Id).OrderByDescending(p => p.At).ThenByDescending(p => p.Id);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(RiskEntry.Id))] RiskEntry risk, RiskDb db) =>
        db.StateChanges.Where(c => c.SubjectId == risk.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>Who assessed a risk.</summary>
[ObjectType<RiskAssessment>]
internal static class RiskAssessmentFields
{
    /// <summary>Who, by name; null for what another module signalled, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(RiskAssessment.ById))] IReadOnlyList<RiskAssessment> assessments, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. assessments.Select(a => a.ById)], cancellationToken);
}

/// <summary>Who planned a response.</summary>
[ObjectType<RiskResponsePlan>]
internal static class RiskResponsePlanFields
{
    /// <summary>Who, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(RiskResponsePlan.ById))] IReadOnlyList<RiskResponsePlan> plans, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. plans.Select(p => (Guid?)p.ById)], cancellationToken);
}
