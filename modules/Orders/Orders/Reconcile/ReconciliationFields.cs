using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reconcile;

/// <summary>Reading what providers say and in what it differs.</summary>
[QueryType]
[Authorize(OrdersPermissions.Reconcile)]
internal static class ReconciliationQueries
{
    /// <summary>What providers say that they have got, the newest first (ORD-12).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ProviderStatement.Provider), nameof(ProviderStatement.Status), nameof(ProviderStatement.From), nameof(ProviderStatement.ImportedAt)])]
    public static IQueryable<ProviderStatement> GetProviderStatements(OrdersDb db) => db.ReadableStatements().OrderByDescending(s => s.ImportedAt).ThenByDescending(s => s.Id);

    /// <summary>In what they and the payments differ, the oldest first (ORD-12).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ReconciliationException.Provider), nameof(ReconciliationException.Status), nameof(ReconciliationException.Problem), nameof(ReconciliationException.Reference), nameof(ReconciliationException.StatementId), nameof(ReconciliationException.FoundAt)])]
    public static IQueryable<ReconciliationException> GetReconciliationExceptions(OrdersDb db) => db.ReadableExceptions().OrderBy(e => e.FoundAt).ThenBy(e => e.Id);
}

/// <summary>The difference's fields that are not its own columns.</summary>
[ObjectType<ReconciliationException>]
internal static class ReconciliationExceptionType
{
    /// <summary>What is booked here; null where nothing is.</summary>
    [Cost(0)]
    public static Money? GetBooked([Parent(Requires = $"{nameof(ReconciliationException.BookedAmount)} {nameof(ReconciliationException.BookedCurrency)}")] ReconciliationException found) =>
        found is { BookedAmount: { } amount, BookedCurrency: { } currency } ? new(amount, currency) : null;

    /// <summary>What the provider's statement says; null where it says nothing.</summary>
    [Cost(0)]
    public static Money? GetStated([Parent(Requires = $"{nameof(ReconciliationException.StatedAmount)} {nameof(ReconciliationException.StatedCurrency)}")] ReconciliationException found) =>
        found is { StatedAmount: { } amount, StatedCurrency: { } currency } ? new(amount, currency) : null;

    /// <summary>Who looks at it, by name; null for nobody, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAssigneeNameAsync(
        [Parent(Requires = nameof(ReconciliationException.AssigneeId))] IReadOnlyList<ReconciliationException> found, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. found.Select(e => e.AssigneeId)], cancellationToken);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(ReconciliationException.Id))] ReconciliationException found, OrdersDb db) =>
        db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == found.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>What the caller may do with a difference now (FE-01).</summary>
[ExtendObjectType<ReconciliationExceptionId>]
internal static class ReconciliationAllowedActions
{
    /// <summary>What can be done with the difference, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<ReconciliationExceptionId> found, OrdersDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOfExceptions().Where(f => found.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return [.. found.Select(e => facts.TryGetValue(e, out var known) ? allowed.Of(ReconciliationActions.All, known) : [])];
    }
}

/// <summary>Loads what providers say, and differences.</summary>
internal static class ReconciliationNodes
{
    /// <summary>Statements by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ProviderStatementId, ProviderStatement>> GetProviderStatementsByIdAsync(IReadOnlyList<ProviderStatementId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableStatements().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>Differences by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ReconciliationExceptionId, ReconciliationException>> GetReconciliationExceptionsByIdAsync(
        IReadOnlyList<ReconciliationExceptionId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableExceptions().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
}
