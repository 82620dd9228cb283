using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Modular.Persistence;

/// <summary>Tells a broken uniqueness rule from other failures of a save, whatever the database.</summary>
public static class UniqueViolation
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>Whether the save failed because a value or a key is taken, whichever.</summary>
    public static bool IsAny(DbUpdateException failure) => failure.InnerException
        is SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey }
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        || failure is TakenTextException;

    /// <summary>Whether the save failed because the named column's value is taken.</summary>
    /// <param name="failure">The failure of the save.</param>
    /// <param name="column">The column, as the unique index names it.</param>
    public static bool IsOf(DbUpdateException failure, string column) => failure is TakenTextException taken ? taken.Column == column : failure.InnerException switch
    {
        SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique } inner => inner.Message.Contains($".{column}", StringComparison.Ordinal),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } index } =>
            failure.Entries.Any(e => e.Metadata.GetIndexes().Any(i => i.GetDatabaseName() == index && i.Properties.Any(p => p.GetColumnName() == column))),
        _ => false,
    };
}
