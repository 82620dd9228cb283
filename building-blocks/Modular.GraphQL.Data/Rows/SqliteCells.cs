using System.Text;
using SQLitePCL;

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// Reads the values of SQLite's current row where they lie, in UTF-8: the driver's own methods ask for the type of each value and
/// make a text of every id and enum value first, which takes longer than the query.
/// </summary>
internal static class SqliteCells
{
    public static bool IsNull(sqlite3_stmt row, int ordinal) => raw.sqlite3_column_type(row, ordinal) == raw.SQLITE_NULL;

    public static long Integer(sqlite3_stmt row, int ordinal) => raw.sqlite3_column_int64(row, ordinal);

    public static double Real(sqlite3_stmt row, int ordinal) => raw.sqlite3_column_double(row, ordinal);

    public static string Text(sqlite3_stmt row, int ordinal) => Encoding.UTF8.GetString(Bytes(row, ordinal));

    public static Guid Guid(sqlite3_stmt row, int ordinal) => System.Guid.Parse(Bytes(row, ordinal));

    // Of a text these are its bytes in the database's encoding, which is UTF-8.
    private static ReadOnlySpan<byte> Bytes(sqlite3_stmt row, int ordinal) => raw.sqlite3_column_blob(row, ordinal);

    /// <summary>Enum values that are kept as their names.</summary>
    public static class Names<TEnum> where TEnum : struct, Enum
    {
        private static readonly (byte[] Name, TEnum Value)[] All =
            [.. Enum.GetNames<TEnum>().Select(n => (Encoding.UTF8.GetBytes(n), Enum.Parse<TEnum>(n)))];

        public static TEnum Read(sqlite3_stmt row, int ordinal)
        {
            var text = Bytes(row, ordinal);
            foreach (var (name, value) in All)
            {
                if (text.SequenceEqual(name))
                    return value;
            }

            return Enum.Parse<TEnum>(Encoding.UTF8.GetString(text), ignoreCase: true);
        }
    }
}
