using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// Turns an expression over rows of a query (<c>new Merchant { Name = row.Name, City = row.City == null ? null : … }</c>) into one over
/// the cells of a data reader. Each collection becomes an empty list, which a statement of its own fills.
/// </summary>
internal sealed class RowBinding(IEntityType entity, RowColumns columns, CellReading cells, Expression children, List<IChildQuery> queries) : ExpressionVisitor
{
    private int _lists;

    /// <summary>Whether everything that the expression names could be bound.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <inheritdoc/>
    protected override Expression VisitMember(MemberExpression node)
    {
        if (columns.OrdinalOf(node) is { } ordinal)
            return cells.Read(columns.All[ordinal], ordinal, node.Type);
        IsComplete = false;
        return node;
    }

    /// <inheritdoc/>
    protected override Expression VisitParameter(ParameterExpression node)
    {
        // The whole row.
        IsComplete = false;
        return node;
    }

    /// <inheritdoc/>
    protected override Expression VisitConditional(ConditionalExpression node)
    {
        if (node.Test is BinaryExpression { NodeType: ExpressionType.Equal, Right: ConstantExpression { Value: null } } test
            && columns.OrdinalOfReference(test.Left) is { } ordinal)
            return Expression.Condition(cells.IsNull(ordinal), node.IfTrue, Visit(node.IfFalse));
        IsComplete = false;
        return node;
    }

    /// <inheritdoc/>
    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (columns.OrdinalOf(node) is { } ordinal)
            return cells.Read(columns.All[ordinal], ordinal, node.Type);
        if (ListOf(node) is { } list)
            return list;
        IsComplete = false;
        return node;
    }

    // row.Variants.Select(item => …).ToList()
    private Expression? ListOf(MethodCallExpression node)
    {
        if (node.Method.Name != nameof(Enumerable.ToList)
            || node.Arguments is not [MethodCallExpression { Method.Name: nameof(Enumerable.Select), Arguments: [MemberExpression { Expression: ParameterExpression row } member, LambdaExpression item] }]
            || entity.FindNavigation(member.Member) is not { IsCollection: true, ForeignKey: { PrincipalKey.Properties: [var principal], Properties: [_] } key }
            // Texts may be equal to the database and not to C#.
            || !principal.ClrType.IsValueType
            || columns.OrdinalOf(ElementModel.Read(principal, row)) is not { } ordinal
            || QueryOf(key, item) is not { } query)
            return null;
        var rows = Expression.Convert(Expression.ArrayIndex(children, Expression.Constant(_lists++)), query.RowsType);
        return Expression.Call(rows, "ListFor", [], cells.Read(columns.All[ordinal], ordinal, principal.ClrType));
    }

    // The same expression is bound once for each kind of database; its collections are read in the same way.
    private IChildQuery? QueryOf(IForeignKey key, LambdaExpression item)
    {
        if (_lists == queries.Count && ChildQuery.TryMake(key, item) is { } query)
            queries.Add(query);
        return _lists < queries.Count ? queries[_lists] : null;
    }
}
