using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Modular.Persistence;

/// <summary>
/// The words of one object that is searched, written by <see cref="SearchIndex"/> in the transaction that changes the object. A module declares a class of its own for each kind of object,
/// marked <see cref="NotAuditedAttribute"/>; its table has a full-text index, of FTS5 on SQLite, and of a tsvector with GIN on PostgreSQL.
/// </summary>
/// <typeparam name="TId">The id of the object.</typeparam>
public abstract class SearchEntry<TId> : ISearchEntry where TId : struct
{
    /// <summary>The number of the row, by which the full-text index knows it.</summary>
    public long Row { get; private init; }

    /// <summary>The object.</summary>
    public TId Subject { get; init; }

    /// <summary>The words of its title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The words of all else.</summary>
    public string Body { get; private set; } = "";

    internal void Say(IndexedText text) => (Title, Body) = (SearchWords.Of(text.Title), SearchWords.Of(text.Body));
}

/// <summary>What an object is found by.</summary>
/// <param name="Title">What it is called; what is found here comes first.</param>
/// <param name="Body">What else is said of it.</param>
public sealed record IndexedText(IEnumerable<string?> Title, IEnumerable<string?> Body);

/// <summary>The words of an object, of whatever kind.</summary>
internal interface ISearchEntry;

/// <summary>Maps the tables of words.</summary>
internal static class SearchTables
{
    /// <summary>The mark of an entity whose table has a full-text index on SQLite.</summary>
    public const string Annotation = "Modular:FullText";

    private const string Vector = nameof(Vector);

    /// <summary>Maps one.</summary>
    public static void Map(EntityTypeBuilder entry, DatabaseProvider provider)
    {
        entry.HasKey(nameof(SearchEntry<Guid>.Row));
        entry.Property(nameof(SearchEntry<Guid>.Row)).ValueGeneratedOnAdd();
        entry.HasIndex(nameof(SearchEntry<Guid>.Subject)).IsUnique();
        if (provider == DatabaseProvider.Sqlite)
        {
            entry.HasAnnotation(Annotation, true);
            return;
        }

        entry.Property<NpgsqlTsVector>(Vector).IsRequired().HasComputedColumnSql(
            """setweight(to_tsvector('simple'::regconfig, "Title"), 'A') || setweight(to_tsvector('simple'::regconfig, "Body"), 'B')""", stored: true);
        entry.HasIndex(Vector).HasMethod("GIN");
    }
}
