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

    private readonly bool _skips;
    private readonly bool _isReversed;
    private ReadyStatement? _ready;

    private PreparedQuery(QueryForm form, RowWindow window, Keyset<T> keyset, RowReader<T, PageRow<T>> reader, Func<DbContext, object?[], IEnumerable<object?[]>> query) =>
        (Form, _skips, _isReversed, Keyset, _reader, _query) = (form, window.Skip > 0, window.IsReversed, keyset, reader, query);

    /// <summary>The form, without values.</summary>
    public QueryForm Form { get; }

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
        ParameterExpression[] parameters = [.. form.Parameters, skip, take];
        var prepared = new PreparedQuery<T>(form.WithoutValues(), window, all.Keyset, reader, Compile(rows.Expression, parameters));
        try
        {
            var compiled = prepared._query(context, [.. form.Values, window.Skip, window.Take]);
            RowCommand.Of(compiled).Dispose();
            prepared._ready = ReadyStatement.Of(compiled, [.. parameters.Select(p => p.Name!)]);
            return prepared;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads the rows; null where the statement has other columns than it should.</summary>
    /// <param name="context">The context of the query.</param>
    /// <param name="values">The values of the form's parameters.</param>
    /// <param name="window">Which rows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<PageRow<T>>?> ReadAsync(DbContext context, IReadOnlyList<object?> values, RowWindow window, CancellationToken cancellationToken) =>
        _reader.ReadAllAsync(context, commands => Statement(context, commands, [.. values, window.Skip, window.Take]), cancellationToken);

    /// <summary>Whether it is prepared for such a window.</summary>
    public bool Fits(RowWindow window) => _skips == window.Skip > 0 && _isReversed == window.IsReversed;

    private DbCommand Statement(DbContext context, RowCommand commands, object?[] values) =>
        _ready?.With(commands.Connection, values) ?? RowCommand.Of(_query(context, values));

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
