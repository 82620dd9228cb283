using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// Makes results of a query's rows without EF Core's materialisation: EF Core writes the SQL and runs it, and what is read of each
/// row goes from the cells into the result by code that is compiled once for the selection.
/// </summary>
/// <typeparam name="TRow">The entity that the query is over.</typeparam>
/// <typeparam name="TResult">What is made of each row.</typeparam>
internal sealed class RowReader<TRow, TResult> where TRow : class
{
    private readonly Expression<Func<TRow, object?[]>> _columns;
    private readonly int _count;
    private readonly IChildQuery[] _children;
    private readonly Read _read;
    private readonly Read _readSqlite;

    private RowReader(Expression<Func<TRow, object?[]>> columns, int count, IChildQuery[] children, Read read, Read readSqlite) =>
        (_columns, _count, _children, _read, _readSqlite) = (columns, count, children, read, readSqlite);

    private delegate TResult Read(DbDataReader reader, sqlite3_stmt? sqlite, IChildRows[] children);

    /// <summary>The projection that the query must have: its columns, in the order in which they are read.</summary>
    public Expression<Func<TRow, object?[]>> Columns => _columns;

    /// <summary>The reader of results that are made of columns and collections; null where something else is needed.</summary>
    public static RowReader<TRow, TResult>? TryMake(IEntityType entity, Expression<Func<TRow, TResult>> select)
    {
        // Where the model leaves it to the database what is mandatory, EF Core looks at each value.
        if (entity.GetTableName() is null || entity.FindPrimaryKey() is null || entity.HasSharedClrType)
            return null;
        var row = select.Parameters[0];
        var columns = new RowColumns(entity, row);
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var sqlite = Expression.Parameter(typeof(sqlite3_stmt), "sqlite");
        var children = Expression.Parameter(typeof(IChildRows[]), "children");
        var queries = new List<IChildQuery>();
        if (Bind(null) is not { } read || Bind(sqlite) is not { } readSqlite)
            return null;
        return new(Expression.Lambda<Func<TRow, object?[]>>(columns.Projection, row), columns.Count, [.. queries], read, readSqlite);

        Read? Bind(ParameterExpression? statement)
        {
            var binding = new RowBinding(entity, columns, new CellReading(reader, statement), children, queries);
            var body = binding.Visit(select.Body);
            return binding.IsComplete ? Expression.Lambda<Read>(body, reader, sqlite, children).Compile() : null;
        }
    }

    /// <summary>Makes and runs the command; null where a statement has other columns than it should.</summary>
    public async Task<List<TResult>?> ReadAllAsync(DbContext context, Func<RowCommand, DbCommand> make, CancellationToken cancellationToken)
    {
        // All statements run on one connection, which is made ready once.
        using var section = context.GetService<IConcurrencyDetector>().EnterCriticalSection();
        var commands = new RowCommand(context);
        await commands.OpenAsync(cancellationToken);
        try
        {
            var results = new List<TResult>();
            return await ReadAsync(context, commands, make(commands), results.Add, cancellationToken) ? results : null;
        }
        finally
        {
            await commands.CloseAsync();
        }
    }

    /// <summary>Runs the command and then one statement for each collection; false where a statement has other columns than it should.</summary>
    public async Task<bool> ReadAsync(DbContext context, RowCommand commands, DbCommand command, Action<TResult> add, CancellationToken cancellationToken)
    {
        var children = _children.Length == 0 ? [] : Array.ConvertAll(_children, c => c.Begin());
        await using (command)
        await using (var execution = await commands.ExecuteAsync(command, cancellationToken))
        {
            var reader = execution.DbDataReader;
            // EF Core reads a column once where two expressions turn out to be the same one.
            if (reader.FieldCount != _count)
                return false;
            var statement = (reader as SqliteDataReader)?.Handle;
            var read = statement is null ? _read : _readSqlite;
            while (await reader.ReadAsync(cancellationToken))
                add(read(reader, statement, children));
        }

        foreach (var rows in children)
        {
            if (!await rows.FillAsync(context, commands, cancellationToken))
                return false;
        }

        return true;
    }
}
