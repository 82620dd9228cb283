using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Modular.Persistence;

/// <summary>
/// Writes what EF Core does not know of SQLite: the full-text index of a table of words, which holds no text of its own, and the triggers that keep it in step. They come with whatever migration
/// makes or changes such a table, so that nobody writes them by hand.
/// </summary>
internal sealed class FullTextSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>The index of a table.</summary>
    public static string IndexOf(string table) => table + "_index";

    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var commands = new MigrationCommandListBuilder(Dependencies);
        foreach (var dropped in operations.OfType<DropTableOperation>())
            Append($"DROP TABLE IF EXISTS \"{IndexOf(dropped.Name)}\";");
        var touched = operations.Select(o => o is CreateTableOperation made ? made.Name : (o as ITableMigrationOperation)?.Table).ToHashSet();
        foreach (var table in model?.GetEntityTypes().Where(e => e.FindAnnotation(SearchTables.Annotation) is not null).Select(e => e.GetTableName()!).Where(touched.Contains) ?? [])
            Index(table);
        return [.. base.Generate(operations, model, options), .. commands.GetCommandList()];

        void Index(string table)
        {
            var index = IndexOf(table);
            // Only letters and digits of ASCII are written into the words; what they stand for is none of the index's business.
            Append($"DROP TABLE IF EXISTS \"{index}\";");
            Append($"CREATE VIRTUAL TABLE \"{index}\" USING fts5(\"Title\", \"Body\", content='{table}', content_rowid='Row', tokenize='ascii');");
            var (added, gone) = (
                $"INSERT INTO \"{index}\" (rowid, \"Title\", \"Body\") VALUES (new.\"Row\", new.\"Title\", new.\"Body\");",
                $"INSERT INTO \"{index}\" (\"{index}\", rowid, \"Title\", \"Body\") VALUES ('delete', old.\"Row\", old.\"Title\", old.\"Body\");");
            foreach (var (name, on, what) in new[] { ("added", "INSERT", added), ("changed", "UPDATE", gone + " " + added), ("removed", "DELETE", gone) })
                Append($"CREATE TRIGGER IF NOT EXISTS \"{table}_{name}\" AFTER {on} ON \"{table}\" BEGIN {what} END;");
            Append($"INSERT INTO \"{index}\" (\"{index}\") VALUES ('rebuild');");
        }

        void Append(string statement) => commands.AppendLine(statement).EndCommand();
    }
}
