using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Rows;

/// <summary>A query of one form, sorted, cut and translated.</summary>
internal sealed class PreparedQuery<T> where T : class
{
    // EF.CompileQuery takes no more than fifteen values; two are the window's.
    private const int MaxParameters = 13;

    private readonly RowReader<T, PageRow<T>> _reader;
    private readonly Func<DbContext, object?[], IEnumerable<object?[]>> _query;

    private PreparedQuery(Keyset<T> keyset, RowReader<T, PageRow<T>> reader, Func<DbContext, object?[], IEnumerable<object?[]>> query) =>
        (Keyset, _reader, _query) = (keyset, reader, query);

    /// <summary>The order of the rows.</summary>
    public Keyset<T> Keyset { get; }

    /// <summary>
    /// Prepares a form; null where its rows cannot be read without EF Core's materialisation, it has too many parameters, or EF Core
    /// cannot translate it with parameters alone.
    /// </summary>
    public static PreparedQuery<T>? TryMake(
        DbContext context, QueryForm form, IEntityType entity, Expression<Func<T, T>> element, ElementModel model, RowWindow window, bool places)
    {
        // Nobody runs this one: it carries the expression through what sorts and cuts.
        var all = OrderedQuery<T>.Of(new EnumerableQuery<T>(form.Expression), model);
        var select = PageRow<T>.Select(element, places ? all.Keyset.Place : null);
        if (form.Parameters.Count > MaxParameters || RowReader<T, PageRow<T>>.TryMake(entity, select) is not { } reader)
            return null;
        var skip = Expression.Parameter(typeof(int), "skip");
        var take = Expression.Parameter(typeof(int), "take");
        var rows = window.Of(all.Keyset.Sort(all.Rows, window.IsReversed), skip, take).Select(reader.Columns);
        var prepared = new PreparedQuery<T>(all.Keyset, reader, Compile(rows.Expression, [.. form.Parameters, skip, take]));
        try
        {
            prepared.Statement(context, form, window).Dispose();
            return prepared;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads the rows; null where the statement has other columns than it should.</summary>
    public Task<List<PageRow<T>>?> ReadAsync(DbContext context, QueryForm form, RowWindow window, CancellationToken cancellationToken) =>
        _reader.ReadAllAsync(context, () => Statement(context, form, window), cancellationToken);

    private DbCommand Statement(DbContext context, QueryForm form, RowWindow window) =>
        RowCommand.Of(_query(context, [.. form.Values, window.Skip, window.Take]));

    private static Func<DbContext, object?[], IEnumerable<object?[]>> Compile(Expression query, ParameterExpression[] parameters)
    {
        var types = parameters.Select(p => p.Type).Prepend(typeof(DbContext)).ToArray();
        var lambda = Expression.Lambda(Expression.GetFuncType([.. types, typeof(IEnumerable<object?[]>)]), query, [QueryForm.Context, .. parameters]);
        var compiled = typeof(EF).GetMethods()
            .Single(m => m.Name == nameof(EF.CompileQuery) && m.GetGenericArguments().Length == types.Length + 1 && m.ReturnType.GetGenericArguments()[^1].IsGenericParameter)
            .MakeGenericMethod([.. types, typeof(IEnumerable<object?[]>)]).Invoke(null, [lambda])!;
        var values = Expression.Parameter(typeof(object[]), "values");
        return Expression.Lambda<Func<DbContext, object?[], IEnumerable<object?[]>>>(
            Expression.Invoke(Expression.Constant(compiled), [QueryForm.Context, .. parameters.Select((p, i) => Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), p.Type))]),
            QueryForm.Context, values).Compile();
    }
}
