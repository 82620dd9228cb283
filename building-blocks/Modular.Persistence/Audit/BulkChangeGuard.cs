using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Persistence;

/// <summary>Refuses bulk updates and deletes of audited entities: the change tracker does not see them, so they would leave no audit rows.</summary>
internal sealed class BulkChangeGuard : IQueryExpressionInterceptor
{
    private BulkChangeGuard()
    {
    }

    /// <summary>The one instance: with several, EF Core would build its services for each.</summary>
    public static BulkChangeGuard Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (queryExpression is MethodCallExpression { Method: { Name: { } name, DeclaringType: { } type } method }
            && type == typeof(EntityFrameworkQueryableExtensions)
            && (name.StartsWith("ExecuteUpdate", StringComparison.Ordinal) || name.StartsWith("ExecuteDelete", StringComparison.Ordinal))
            && method.GetGenericArguments()[0] is var rows && AuditedTypes.Include(rows))
        {
            throw new InvalidOperationException($"{name} of {rows.Name} would leave no audit rows. Load the rows, change them and save; entities of the machinery carry [NotAudited].");
        }

        return queryExpression;
    }
}
