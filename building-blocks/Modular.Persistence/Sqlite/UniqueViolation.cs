using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>Tells a broken uniqueness rule from other failures of a save, whatever the database.</summary>
public static class UniqueViolation
{
    private const int SqliteConstraintUnique = 2067;

    /// <summary>Whether the save failed because the named column's value is taken.</summary>
    /// <param name="failure">The failure of the save.</param>
    /// <param name="column">The column, as the index names it.</param>
    public static bool IsOf(DbUpdateException failure, string column) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique } inner
        && inner.Message.Contains($".{column}", StringComparison.Ordinal);
}
