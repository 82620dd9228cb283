using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reconcile;

/// <summary>Finds statements and differences: the platform's finance sees them, nobody else.</summary>
internal static class Reconciliations
{
    /// <summary>The answer where an id leads to nothing that the caller may see.</summary>
    public static IUserError Missing(ReconciliationExceptionId id) => new NotFoundError(Text.Of("RECONCILIATION_NOT_FOUND"), NodeId.Of(id).ToString());

    /// <summary>The statements that the caller may see.</summary>
    public static IQueryable<ProviderStatement> ReadableStatements(this OrdersDb db)
    {
        var may = db.Caller.Has(OrdersPermissions.Reconcile, null);
        return db.ProviderStatements.AsNoTracking().Where(_ => may);
    }

    /// <summary>The differences that the caller may see.</summary>
    public static IQueryable<ReconciliationException> ReadableExceptions(this OrdersDb db)
    {
        var may = db.Caller.Has(OrdersPermissions.Reconcile, null);
        return db.ReconciliationExceptions.AsNoTracking().Where(_ => may);
    }

    /// <summary>A difference, to be changed; null where the caller sees none of this id.</summary>
    public static async Task<ReconciliationException?> FindExceptionAsync(this OrdersDb db, ReconciliationExceptionId id, CancellationToken cancellationToken) =>
        db.Caller.Has(OrdersPermissions.Reconcile, null) ? await db.ReconciliationExceptions.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) : null;

    /// <summary>The facts about the differences that the caller may see.</summary>
    public static IQueryable<ReconciliationFacts> FactsOfExceptions(this OrdersDb db) => db.ReadableExceptions()
        .Select(e => new ReconciliationFacts { Id = e.Id, Status = e.Status, StepCount = e.StepCount, Reference = e.Reference, FoundAt = e.FoundAt });

    /// <summary>The facts about one.</summary>
    public static Task<ReconciliationFacts> FactsOfAsync(this OrdersDb db, ReconciliationExceptionId id, CancellationToken cancellationToken) =>
        db.FactsOfExceptions().SingleAsync(f => f.Id == id, cancellationToken);
}
