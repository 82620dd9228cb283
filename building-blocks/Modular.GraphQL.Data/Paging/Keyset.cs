using System.Linq.Expressions;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Paging;

/// <summary>
/// An order in which no two rows are equal, and the places in it. A page is found by the key values of the row before it,
/// not by counting rows, so that rows that come and go elsewhere neither repeat nor hide any. Null sorts before every value.
/// </summary>
internal sealed class Keyset<T>
{
    private readonly ParameterExpression _row;
    private readonly bool _nullsSortFirst;
    private CursorCodec? _cursors;

    private Keyset(ParameterExpression row, IReadOnlyList<KeysetKey> keys, bool nullsSortFirst)
    {
        _row = row;
        Keys = keys;
        _nullsSortFirst = nullsSortFirst;
    }

    /// <summary>The keys, the most significant first. The last ones name the row.</summary>
    public IReadOnlyList<KeysetKey> Keys { get; }

    /// <summary>Reads and writes this order's cursors.</summary>
    public CursorCodec Cursors => _cursors ??= new CursorCodec(ToString(), Keys.Select(k => k.Value.Type));

    /// <summary>
    /// The keyset of an order over the rows. What names a row is added as the last key, in the last key's direction, so that an
    /// index over both serves; keys after it could not change the order and are left out.
    /// </summary>
    public static Keyset<T> Of(IReadOnlyList<OrderTerm> order, ElementModel model)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var identity = model.Identity.Select(p => p.Read(row)).ToList();
        var keys = new List<KeysetKey>(order.Count + identity.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in order)
        {
            var value = ParameterReplacement.Inline(term.Selector, row);
            if (!seen.Add(value.ToString()))
                continue;
            var isNullable = model.MayBeNull(value);
            if (isNullable && !Comparison.CanBeNull(value.Type))
                value = Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type));
            keys.Add(new KeysetKey(value, term.Descending, isNullable));
            if (identity.TrueForAll(i => seen.Contains(i.ToString())))
                return new Keyset<T>(row, keys, model.NullsSortFirst);
        }

        var descending = keys is [.., var last] && last.Descending;
        keys.AddRange(identity.Where(i => seen.Add(i.ToString())).Select(i => new KeysetKey(i, descending, false)));
        return new Keyset<T>(row, keys, model.NullsSortFirst);
    }

    /// <summary>Sorts the rows.</summary>
    public IQueryable<T> Sort(IQueryable<T> rows, bool reversed)
    {
        var expression = rows.Expression;
        var isFirst = true;
        foreach (var key in Keys)
        {
            if (key.IsNullable && !_nullsSortFirst)
                Append(Comparison.IsNotNull(key.Value), key.Descending);
            Append(key.Value, key.Descending);
        }

        return rows.Provider.CreateQuery<T>(expression);

        void Append(Expression key, bool descending)
        {
            expression = OrderMethods<T>.Call(expression, Expression.Lambda(key, _row), descending != reversed, isFirst);
            isFirst = false;
        }
    }

    /// <summary>The rows strictly after the place, or strictly before it where reversed.</summary>
    public IQueryable<T> Beyond(IQueryable<T> rows, object?[] place, bool reversed) =>
        rows.Where(Expression.Lambda<Func<T, bool>>(Beyond(place, reversed), _row));

    /// <summary>Gives the key values of a row.</summary>
    public Expression<Func<T, object?[]>> Place => Expression.Lambda<Func<T, object?[]>>(Expression.NewArrayInit(typeof(object), ValuesOf(_row)), _row);

    /// <summary>The key values of a row, each as an object.</summary>
    public IEnumerable<Expression> ValuesOf(ParameterExpression row) =>
        Keys.Select(k => Expression.Convert(new ParameterReplacement(_row, row).Visit(k.Value), typeof(object)));

    /// <summary>The order as text; equal for equal orders.</summary>
    public override string ToString() =>
        $"{typeof(T)}|{string.Join('|', Keys.Select(k => $"{k.Value}:{k.Value.Type}:{(k.Descending ? "desc" : "asc")}"))}";

    private Expression Beyond(object?[] place, bool reversed)
    {
        Expression? result = null;
        for (var i = Keys.Count - 1; i >= 0; i--)
        {
            var beyond = Keys[i].Beyond(place[i], reversed);
            if (result is null)
            {
                result = beyond;
                continue;
            }

            var tied = Keys[i].At(place[i]) is { } at ? Expression.AndAlso(at, result) : null;
            result = (beyond, tied) switch
            {
                (null, _) => tied,
                (_, null) => beyond,
                _ => Expression.OrElse(beyond, tied),
            };
        }

        // Without this condition the databases do not see in the alternatives below that an index on the first key serves.
        if (Keys.Count > 1 && result is not null && Keys[0].AtOrBeyond(place[0], reversed) is { } bound)
            result = Expression.AndAlso(bound, result);
        return result ?? Expression.Constant(false);
    }
}
