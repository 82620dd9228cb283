using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// A query without what differs from request to request: the context that it came from and the variables that it captured. Queries of
/// one form need to be looked at once.
/// </summary>
internal sealed class QueryForm
{
    /// <summary>Stands for the context.</summary>
    public static readonly ParameterExpression Context = Expression.Parameter(typeof(DbContext), "context");

    private QueryForm(Expression expression, IReadOnlyList<ParameterExpression> parameters, IReadOnlyList<object?> values) =>
        (Expression, Parameters, Values) = (expression, parameters, values);

    /// <summary>The query over <see cref="Context"/> and the parameters.</summary>
    public Expression Expression { get; }

    /// <summary>What stands for the captured variables.</summary>
    public IReadOnlyList<ParameterExpression> Parameters { get; }

    /// <summary>The values of the parameters.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>The form to be kept: the values belong to a request.</summary>
    public QueryForm WithoutValues() => new(Expression, Parameters, []);

    /// <summary>The form of a query; null where it holds something that only EF Core can tell what to do with.</summary>
    public static QueryForm? Of(IQueryable query)
    {
        var reader = new Reader();
        var expression = reader.Visit(query.Expression);
        return reader.IsKnown ? new(expression, reader.Parameters, reader.Values) : null;
    }

    /// <summary>What a captured variable, or a member of one, holds; false where it is none, and where it holds null.</summary>
    public static bool TryRead(Expression? node, [NotNullWhen(true)] out object? value)
    {
        value = node switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Expression: { } owner, Member: FieldInfo field } when TryRead(owner, out var source) => field.GetValue(source),
            MemberExpression { Expression: { } owner, Member: PropertyInfo property } when TryRead(owner, out var source) => property.GetValue(source),
            _ => null,
        };
        return value is not null;
    }

    // Known is what EF Core would make parameters of in the same way. What it works out before it runs a query (calls, constructors,
    // conversions and static members without a row in them) it would not work out for a prepared one, so such queries are not prepared.
    private sealed class Reader : ExpressionVisitor
    {
        private static readonly ConcurrentDictionary<Type, Expression> Sets = new();
        private int _rowsSeen;

        public List<ParameterExpression> Parameters { get; } = [];

        public List<object?> Values { get; } = [];

        public bool IsKnown { get; private set; } = true;

        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node)
        {
            var before = _rowsSeen;
            var visited = base.Visit(node);
            IsKnown &= _rowsSeen > before || node is null or ConstantExpression or LambdaExpression or MemberExpression || IsLifted(node);
            return visited;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _rowsSeen++;
            return node;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (!TryRead(node, out var value))
            {
                var before = _rowsSeen;
                var visited = base.VisitMember(node);
                IsKnown &= _rowsSeen > before;
                return visited;
            }

            // A query that another one uses is part of it.
            if (value is IQueryable inner && inner.Expression != node)
                return Visit(inner.Expression);
            IsKnown &= value is not (DbContext or IQueryable or System.Linq.Expressions.Expression);
            Values.Add(value);
            Parameters.Add(Expression.Parameter(node.Type, $"p{Parameters.Count}"));
            return Parameters[^1];
        }

        protected override Expression VisitConstant(ConstantExpression node)
        {
            // What is kept of a constant is kept for good.
            IsKnown &= node.Value is null || node.Type.IsValueType || node.Type == typeof(string);
            return node;
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            // The statements of collections would not know of it.
            IsKnown &= !QueryFilters.AreIgnoredBy(node);
            return base.VisitMethodCall(node);
        }

        protected override Expression VisitExtension(Expression node)
        {
            _rowsSeen++;
            if (node is EntityQueryRootExpression { EntityType: { HasSharedClrType: false } entity } && node.GetType() == typeof(EntityQueryRootExpression))
                return Sets.GetOrAdd(entity.ClrType, static type => Expression.Call(Context, nameof(DbContext.Set), [type]));
            IsKnown = false;
            return node;
        }

        // A captured value, or a constant, that is compared with a column that may be null.
        private static bool IsLifted(Expression node) => node is UnaryExpression { NodeType: ExpressionType.Convert, Method: null, Operand: MemberExpression or ConstantExpression } convert
            && Nullable.GetUnderlyingType(node.Type) == convert.Operand.Type;
    }
}
