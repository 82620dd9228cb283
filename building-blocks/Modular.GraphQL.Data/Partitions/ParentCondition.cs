using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Partitions;

/// <summary>
/// Finds the conditions that tie a query to its parent, such as <c>d.MerchantId == merchant.Id</c>, and takes them out of the query.
/// </summary>
internal sealed class ParentCondition : ExpressionVisitor
{
    private readonly ParameterExpression _row;
    private readonly List<(int Value, Expression Member)> _ties = [];
    private int _captured;

    private ParentCondition(Type element) => _row = Expression.Parameter(element, "row");

    /// <summary>
    /// The query without the conditions, the row's members that they compare, and the numbers of the values that these are compared
    /// with. Null where the query depends on its parent in another way.
    /// </summary>
    public static (Expression Query, ParameterExpression Row, IReadOnlyList<(int Value, Expression Member)> Ties)? TakeFrom(Expression query, Type element)
    {
        var condition = new ParentCondition(element);
        var rest = condition.Strip(query);
        condition.Visit(rest);
        return condition._captured == 0 ? (rest, condition._row, condition._ties) : null;
    }

    /// <inheritdoc/>
    protected override Expression VisitExtension(Expression node)
    {
        _captured += node is CapturedValue ? 1 : 0;
        return node is CapturedValue ? node : base.VisitExtension(node);
    }

    // Conditions may be moved over orders and hints, not over what counts rows or makes others of them.
    private Expression Strip(Expression query)
    {
        if (query is not MethodCallExpression { Arguments: [var source, ..] } call || !KeepsRows(call))
            return query;
        var inner = Strip(source);
        if (call.Method.Name != nameof(Queryable.Where))
            return inner == source ? call : call.Update(null, [inner, .. call.Arguments.Skip(1)]);
        var predicate = (LambdaExpression)((UnaryExpression)call.Arguments[1]).Operand;
        if (predicate.Parameters.Count != 1)
            return call;
        var rest = Conditions(predicate.Body).Where(c => !IsTie(c, predicate.Parameters[0])).ToList();
        if (rest.Count == 0)
            return inner;
        var body = rest.Aggregate(Expression.AndAlso);
        return call.Update(null, [inner, Expression.Quote(Expression.Lambda(predicate.Type, body, predicate.Parameters))]);
    }

    private bool KeepsRows(MethodCallExpression call) =>
        call.Method.DeclaringType == typeof(Queryable)
            ? call.Method.Name is nameof(Queryable.Where) or nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending)
                or nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending)
            : (call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions) || call.Method.DeclaringType == typeof(RelationalQueryableExtensions))
                && typeof(IQueryable<>).MakeGenericType(_row.Type).IsAssignableFrom(call.Type);

    private static IEnumerable<Expression> Conditions(Expression body) => body is BinaryExpression { NodeType: ExpressionType.AndAlso } and
        ? Conditions(and.Left).Concat(Conditions(and.Right))
        : [body];

    private bool IsTie(Expression condition, ParameterExpression parameter)
    {
        if (condition is not BinaryExpression { NodeType: ExpressionType.Equal } equal)
            return false;
        var (value, member) = equal.Left is CapturedValue left ? (left, equal.Right) : (equal.Right as CapturedValue, equal.Left);
        if (value is null || !IsMember(member = Plain(member)))
            return false;
        _ties.Add((value.Ordinal, new ParameterReplacement(parameter, _row).Visit(member)));
        return true;
    }

    // C# compares enums as numbers and lifts what is compared with a nullable value; a column is partitioned by as it stands.
    private static Expression Plain(Expression member)
    {
        while (member is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var operand }
            && (UnderNull(operand.Type).IsEnum || UnderNull(operand.Type) == UnderNull(member.Type)))
            member = operand;
        return member;
    }

    private static Type UnderNull(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsMember(Expression? expression) => expression switch
    {
        ParameterExpression => true,
        MemberExpression member => IsMember(member.Expression),
        MethodCallExpression { Method: { Name: nameof(EF.Property) } method } call when method.DeclaringType == typeof(EF) => IsMember(call.Arguments[0]),
        _ => false,
    };
}
