using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Persistence;

/// <summary>
/// Finds rows by a sealed text without opening any: beside the column stands a keyed hash of its text, which says nothing to whoever has
/// no key. Blanks around a text and its letter case make no difference.
/// </summary>
public static class BlindIndex
{
    internal const string Annotation = "Modular:BlindIndexOf";
    private const int HashLength = 32;

    /// <summary>Makes rows findable by a sealed text.</summary>
    /// <param name="builder">The entity.</param>
    /// <param name="text">The text: <c>a => a.Contact.Phone</c>.</param>
    /// <param name="isUnique">Whether no two rows may have the same text.</param>
    public static IndexBuilder HasBlindIndex<TEntity>(this EntityTypeBuilder<TEntity> builder, Expression<Func<TEntity, SealedText?>> text, bool isUnique = false)
        where TEntity : class
    {
        var path = PathOf(text);
        var column = path.Replace(".", "", StringComparison.Ordinal) + "Index";
        builder.Property<byte[]?>(column).HasMaxLength(HashLength).HasAnnotation(Annotation, path);
        return builder.HasIndex(column).IsUnique(isUnique);
    }

    /// <summary>The rows that have this text.</summary>
    /// <param name="rows">The rows to look among.</param>
    /// <param name="db">The module's database.</param>
    /// <param name="text">Which text, one with a blind index.</param>
    /// <param name="value">The whole text to find.</param>
    public static IQueryable<TEntity> WithSealed<TEntity>(
        this IQueryable<TEntity> rows, ModuleDbContext db, Expression<Func<TEntity, SealedText?>> text, string value) where TEntity : class
    {
        var path = PathOf(text);
        var column = SealedColumns.Of(db.Model.FindEntityType(typeof(TEntity))!).SingleOrDefault(c => c.Path == path && c.IndexProperty is not null)
            ?? throw new InvalidOperationException($"{typeof(TEntity).Name}.{path} has no blind index.");
        return rows.Where(column.HasAnyIndex<TEntity>(db.GetSensitive().AllIndexesOf(column.Name, value)));
    }

    /// <summary>Rows whose hash is one of these.</summary>
    internal static Expression<Func<TEntity, bool>> HasAnyIndex<TEntity>(this SealedColumn column, IEnumerable<byte[]> hashes)
    {
        Expression<Func<TEntity, byte[]?>> stored = row => EF.Property<byte[]?>(row!, column.IndexProperty!.Name);
        // Each a parameter, so that the statement is planned once.
        var any = hashes.Select(hash => (Expression)Expression.Equal(stored.Body, ((Expression<Func<byte[]>>)(() => hash)).Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<TEntity, bool>>(any, stored.Parameters);
    }

    private static string PathOf<TEntity>(Expression<Func<TEntity, SealedText?>> text)
    {
        var names = new Stack<string>();
        var at = text.Body;
        for (; at is MemberExpression member; at = member.Expression)
            names.Push(member.Member.Name);
        return at is ParameterExpression && names.Count > 0
            ? string.Join('.', names)
            : throw new ArgumentException("Only a property is told in this way: a => a.Contact.Phone.", nameof(text));
    }
}
