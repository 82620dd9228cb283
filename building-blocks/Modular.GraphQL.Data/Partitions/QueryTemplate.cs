using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Modular.GraphQL.Data.Partitions;

/// <summary>
/// A query with its captured values taken out: the queries that one resolver makes for many parents have one template,
/// and differ in what they captured.
/// </summary>
internal sealed class QueryTemplate
{
    private QueryTemplate(Expression expression, IReadOnlyList<Expression> sources, object?[] values)
    {
        Expression = expression;
        Sources = sources;
        Values = values;
    }

    /// <summary>The query with a <see cref="CapturedValue"/> in the place of each value.</summary>
    public Expression Expression { get; }

    /// <summary>What stood in these places.</summary>
    public IReadOnlyList<Expression> Sources { get; }

    /// <summary>The values.</summary>
    public object?[] Values { get; }

    /// <summary>The template of a query.</summary>
    public static QueryTemplate Of(IQueryable query)
    {
        var capture = new Capture();
        return new(capture.Visit(query.Expression), capture.Sources, [.. capture.Values]);
    }

    /// <summary>Puts expressions in the places of captured values.</summary>
    public static Expression Fill(Expression expression, Func<CapturedValue, Expression> fill) => new Filling(fill).Visit(expression);

    private sealed class Capture : ExpressionVisitor
    {
        public List<Expression> Sources { get; } = [];

        public List<object?> Values { get; } = [];

        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node)
        {
            if (node is null || !TryRead(node, out var value))
                return base.Visit(node);
            // A query that another one uses is part of it, as EF Core sees it too.
            if (value is IQueryable inner && inner.Expression != node)
                return Visit(inner.Expression);
            Sources.Add(node);
            Values.Add(value);
            return new CapturedValue(Values.Count - 1, node.Type);
        }

        private static bool TryRead(Expression node, out object? value)
        {
            value = null;
            switch (node)
            {
                case ConstantExpression constant:
                    value = constant.Value;
                    return true;
                case MemberExpression { Expression: { } source } member when TryRead(source, out var owner):
                    value = member.Member is FieldInfo field ? field.GetValue(owner) : ((PropertyInfo)member.Member).GetValue(owner);
                    return true;
                case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert when TryRead(convert.Operand, out var operand):
                    value = Convert(convert, operand);
                    return true;
                default:
                    return false;
            }
        }

        private static object? Convert(UnaryExpression convert, object? operand)
        {
            var target = Nullable.GetUnderlyingType(convert.Type) ?? convert.Type;
            return operand is null || target.IsInstanceOfType(operand)
                ? operand
                : Expression.Lambda<Func<object>>(Expression.Convert(convert.Update(Expression.Constant(operand, convert.Operand.Type)), typeof(object))).Compile()();
        }
    }

    private sealed class Filling(Func<CapturedValue, Expression> fill) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is CapturedValue value ? fill(value) : base.VisitExtension(node);
    }
}
