using System.Linq.Expressions;

namespace Modular.GraphQL.Data.Queries;

/// <summary>One <c>OrderBy</c> of a query.</summary>
internal sealed record OrderTerm(LambdaExpression Selector, bool Descending);

/// <summary>
/// The order that a query has. Paging must know it to find its place again, so the order is read off the query and taken out:
/// a resolver says <c>OrderByDescending(m =&gt; m.CreatedAt)</c> as in any other code, and this is the default order of its connection.
/// </summary>
internal static class QueryOrder
{
    /// <summary>The query without its order, and the order's terms, the most significant first.</summary>
    public static (Expression Unordered, IReadOnlyList<OrderTerm> Terms) TakeFrom(IQueryable query)
    {
        var terms = new List<OrderTerm>();
        var reader = new Reader(query.ElementType, terms);
        var unordered = reader.Read(query.Expression);
        terms.Reverse();
        return (unordered, terms);
    }

    private sealed class Reader(Type element, List<OrderTerm> terms)
    {
        // A Take or Skip needs the order that stands before it, so from there on it is read and left in place.
        private bool _isBound;
        private bool _isComplete;

        public Expression Read(Expression expression)
        {
            if (expression is not MethodCallExpression { Arguments.Count: > 0 } call
                || !typeof(IQueryable).IsAssignableFrom(call.Arguments[0].Type)
                || !typeof(IQueryable<>).MakeGenericType(element).IsAssignableFrom(call.Type))
                return expression;

            var (isOrder, isLast) = call.Method.DeclaringType == typeof(Queryable) ? KindOf(call.Method.Name) : (false, false);
            if (isOrder)
                return ReadOrder(call, isLast);
            if (call.Method.DeclaringType == typeof(Queryable) && call.Method.Name is not (nameof(Queryable.Where) or nameof(Queryable.Skip) or nameof(Queryable.Take)))
                return NoOrderBelow(call);

            _isBound |= call.Method.Name is nameof(Queryable.Skip) or nameof(Queryable.Take);
            var source = Read(call.Arguments[0]);
            return source == call.Arguments[0] ? call : call.Update(call.Object, [source, .. call.Arguments.Skip(1)]);
        }

        private Expression ReadOrder(MethodCallExpression call, bool isLast)
        {
            if (call.Arguments.Count != 2)
                throw new InvalidOperationException("An order with a comparer of its own cannot be made by the database.");
            if (!_isComplete)
            {
                terms.Add(new OrderTerm(
                    (LambdaExpression)((UnaryExpression)call.Arguments[1]).Operand,
                    call.Method.Name.EndsWith("Descending", StringComparison.Ordinal)));
                _isComplete = isLast;
            }

            var source = Read(call.Arguments[0]);
            if (!_isBound)
                return source;
            return source == call.Arguments[0] ? call : call.Update(null, [source, call.Arguments[1]]);
        }

        // After Select, Distinct, Union and the like an order below is of other elements, or gone.
        private MethodCallExpression NoOrderBelow(MethodCallExpression call)
        {
            for (Expression inner = call.Arguments[0]; inner is MethodCallExpression { Arguments.Count: > 0 } next; inner = next.Arguments[0])
            {
                if (next.Method.DeclaringType == typeof(Queryable) && KindOf(next.Method.Name).IsOrder && terms.Count == 0)
                {
                    throw new InvalidOperationException(
                        $"The order stands before {call.Method.Name} and would be lost. Order the query after it.");
                }
            }

            return call;
        }

        private static (bool IsOrder, bool IsLast) KindOf(string method) => method switch
        {
            nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending) => (true, true),
            nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending) => (true, false),
            _ => (false, false),
        };
    }
}
