using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Partitions;

namespace Modular.GraphQL.Data.Rows;

/// <summary>Finds queries that lift filters: the statements of their collections, made apart, would not know of it.</summary>
internal sealed class QueryFilters : ExpressionVisitor
{
    private bool _areIgnored;

    /// <summary>Whether the query lifts filters anywhere, the queries that it uses included.</summary>
    public static bool AreIgnoredIn(IQueryable query)
    {
        var visitor = new QueryFilters();
        visitor.Visit(QueryTemplate.Of(query).Expression);
        return visitor._areIgnored;
    }

    /// <summary>Whether the call lifts filters.</summary>
    public static bool AreIgnoredBy(MethodCallExpression call) => call.Method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters);

    /// <inheritdoc/>
    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        _areIgnored |= AreIgnoredBy(node);
        return base.VisitMethodCall(node);
    }

    /// <inheritdoc/>
    protected override Expression VisitExtension(Expression node) => node;
}
