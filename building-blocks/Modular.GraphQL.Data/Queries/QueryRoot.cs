using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Modular.GraphQL.Data.Queries;

/// <summary>Finds the entity sets that a query reads.</summary>
internal sealed class QueryRoot : ExpressionVisitor
{
    private readonly Type _wanted;
    private IEntityType? _match;
    private IEntityType? _any;

    private QueryRoot(Type wanted) => _wanted = wanted;

    /// <summary>
    /// The entity type of the query's elements, null where the elements are no entities, and the model that the query reads.
    /// Throws for a query that EF Core does not run.
    /// </summary>
    public static (IEntityType? Entity, IModel Model) Of(IQueryable query)
    {
        var visitor = new QueryRoot(query.ElementType);
        visitor.Visit(query.Expression);
        return visitor._any is { } any
            ? (visitor._match, any.Model)
            : throw new InvalidOperationException(
                $"The query of {query.ElementType.Name} is not one of EF Core. Paging, filtering and sorting are made by the database; return a query over a DbSet.");
    }

    /// <inheritdoc/>
    public override Expression? Visit(Expression? node) => _match is null ? base.Visit(node) : node;

    /// <inheritdoc/>
    protected override Expression VisitExtension(Expression node)
    {
        if (node is EntityQueryRootExpression root)
        {
            _any ??= root.EntityType;
            if (root.EntityType.ClrType == _wanted)
                _match = root.EntityType;
            return node;
        }

        return base.VisitExtension(node);
    }
}
