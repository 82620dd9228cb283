using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Modular.Persistence;

/// <summary>Seals the new texts of a save for the rows that they are written to, and works out their blind indexes.</summary>
internal static class SealOnSave
{
    private static readonly MethodInfo QueryMethod = typeof(SealOnSave).GetMethod(nameof(SameTextUnderOlderKeys), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Seals; the changes must have been detected.</summary>
    /// <returns>Queries for rows that forbid the save because they have a text that must be unique, under an older key: what the unique index of the database cannot see.</returns>
    public static IReadOnlyList<(SealedColumn Column, IQueryable<object> Rows)> Seal(ModuleDbContext db)
    {
        List<(SealedColumn, IQueryable<object>)>? conflicts = null;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
                continue;
            var columns = SealedColumns.Of(entry.Metadata);
            foreach (var column in columns)
            {
                if (entry.State == EntityState.Modified && !column.In(entry).IsModified)
                    continue;
                if (Seal(db, entry, columns, column) is { } conflict)
                    (conflicts ??= []).Add((column, conflict));
            }
        }

        return conflicts ?? [];
    }

    private static IQueryable<object>? Seal(ModuleDbContext db, EntityEntry entry, SealedColumns columns, SealedColumn column)
    {
        var text = column.Of(entry.Entity);
        if (column.IndexProperty is { } index)
            entry.Property(index.Name).CurrentValue = text is null or { IsEmpty: true } ? null : db.GetSensitive().IndexOf(column.Name, text.Open());
        if (text is null or { IsEmpty: true })
            return null;
        var older = column.IsUnique ? db.GetSensitive().AllIndexesOf(column.Name, text.Open()).Skip(1).ToArray() : [];
        var here = text.At(db.GetSensitive(), columns.PlaceOf(column, entry.Entity));
        if (!ReferenceEquals(here, text))
            Replace(entry, column, here);
        return older.Length == 0 ? null : (IQueryable<object>)QueryMethod.MakeGenericMethod(entry.Metadata.ClrType).Invoke(null, [db, column, older])!;
    }

    private static IQueryable<object> SameTextUnderOlderKeys<TEntity>(ModuleDbContext db, SealedColumn column, byte[][] hashes) where TEntity : class =>
        ModuleDbContext.Unscoped(db.Set<TEntity>()).AsNoTracking().Where(column.HasAnyIndex<TEntity>(hashes));

    // A text that another row has too: what EF Core sets, it would compare first, and find the same.
    private static void Replace(EntityEntry entry, SealedColumn column, SealedText here)
    {
        var names = column.Path.Split('.');
        var holder = entry.Entity;
        foreach (var name in names[..^1])
            holder = holder.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(holder)!;
        if (column.Property.FieldInfo is { } field)
            field.SetValue(holder, here);
        else
            column.Property.PropertyInfo!.SetValue(holder, here);
    }
}
