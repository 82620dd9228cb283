using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>Finds objects by their words.</summary>
public static class SearchQueries
{
    private const int MostTerms = 12;

    /// <summary>
    /// The ids of the objects in whose texts all words of the asked text are; none where it has no word. It says nothing of who may see them: restrict the objects themselves, and order them by
    /// whether they are found in the title, then by what is the same order always.
    /// </summary>
    /// <param name="db">The module's database.</param>
    /// <param name="text">What somebody typed.</param>
    public static FoundIds<TId> Search<TEntry, TId>(this ModuleDbContext db, string? text) where TEntry : SearchEntry<TId> where TId : struct
    {
        var terms = SearchWords.TermsOf(text).Take(MostTerms).ToList();
        if (terms.Count == 0)
        {
            var none = db.Set<TEntry>().Where(e => false).Select(e => e.Subject);
            return new(none, none);
        }

        var entity = db.Model.FindEntityType(typeof(TEntry))!;
        var table = $"\"{entity.GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal)}\"";
        if (db.Provider == DatabaseProvider.Postgres)
        {
            var matches = $"SELECT * FROM {table} WHERE \"Vector\" @@ CAST({{0}} AS tsquery)";
            return new(Ids(matches, string.Join(" & ", terms.Select(t => t.OnPostgres("")))), Ids(matches, string.Join(" & ", terms.Select(t => t.OnPostgres("A")))));
        }

        var index = FullTextSqlGenerator.IndexOf(entity.GetTableName()!);
        var sql = $"SELECT * FROM {table} WHERE \"Row\" IN (SELECT rowid FROM \"{index}\" WHERE \"{index}\" MATCH {{0}})";
        var all = string.Join(" AND ", terms.Select(t => t.OnSqlite));
        return new(Ids(sql, all), Ids(sql, $"Title : ({all})"));

        IQueryable<TId> Ids(string statement, string asked) => db.Set<TEntry>().FromSqlRaw(statement, asked).AsNoTracking().Select(e => e.Subject);
    }
}

/// <summary>What a search has found, as parts of a query.</summary>
/// <param name="All">Everything.</param>
/// <param name="InTitle">That in whose title all words are.</param>
public sealed record FoundIds<TId>(IQueryable<TId> All, IQueryable<TId> InTitle) where TId : struct;
