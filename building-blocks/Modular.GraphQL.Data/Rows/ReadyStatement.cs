using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // Internal to EF Core, whose version is pinned; the tests of this project fail where it changes.

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// The SQL of a compiled query with its parameters, which is all that is wanted of one whose rows are read elsewhere. Running the compiled
/// query to get at it would make a query context and a shaper each time.
/// </summary>
internal sealed class ReadyStatement
{
    private readonly RelationalCommandResolver _sql;
    private readonly string[] _names;

    private ReadyStatement(RelationalCommandResolver sql, string[] names) => (_sql, _names) = (sql, names);

    /// <summary>
    /// The statement of a query that was compiled with so many parameters and is about to run; null where EF Core has worked out others
    /// beside them (filters of the model, patterns of LIKE), as it does for each run.
    /// </summary>
    public static ReadyStatement? Of(IEnumerable<object?[]> compiled, IReadOnlyList<string> parameters) =>
        compiled is SingleQueryingEnumerable<object?[]> query && Context(query).Parameters.Keys.SequenceEqual(parameters)
            ? new(Resolver(query), [.. parameters])
            : null;

    /// <summary>The command with the values, which stand in the order of the parameters.</summary>
    public DbCommand With(IRelationalConnection connection, ReadOnlySpan<object?> values)
    {
        var named = new Dictionary<string, object?>(values.Length);
        for (var i = 0; i < values.Length; i++)
            named.Add(_names[i], values[i]);
        return _sql(named).CreateDbCommand(
            new(connection, named, null, null, null, CommandSource.LinqQuery), Guid.Empty, DbCommandMethod.ExecuteReader);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_relationalCommandResolver")]
    private static extern ref RelationalCommandResolver Resolver(SingleQueryingEnumerable<object?[]> query);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_relationalQueryContext")]
    private static extern ref RelationalQueryContext Context(SingleQueryingEnumerable<object?[]> query);
}
