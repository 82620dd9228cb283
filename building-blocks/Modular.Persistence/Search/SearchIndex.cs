using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Modular.Persistence;

/// <summary>Keeps the words of objects of one kind: a module's database names it (<see cref="ModuleDbContext.SearchIndexes"/>), and every save that changes such an object writes its words too.</summary>
public abstract class SearchIndex
{
    /// <summary>Declares the index of one kind of object.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="entry">Makes an empty entry for the id.</param>
    /// <param name="text">What the object is found by.</param>
    /// <param name="children">The collections of the object whose texts are part of it, by their names.</param>
    public static SearchIndex Of<TEntity, TEntry, TId>(Expression<Func<TEntity, TId>> id, Func<TId, TEntry> entry, Func<TEntity, IndexedText> text, params IReadOnlyList<string> children)
        where TEntity : class where TEntry : SearchEntry<TId> where TId : struct => new IndexOf<TEntity, TEntry, TId>(id, entry, text, children);

    /// <summary>Enters some objects that have no words yet, since they are older than the index, and saves. Gives how many they were; none are left where it is fewer than asked for.</summary>
    public abstract Task<int> FillAsync(ModuleDbContext db, int most, CancellationToken cancellationToken);

    /// <summary>Adds the words of what the context is about to save.</summary>
    internal abstract Task WriteAsync(ModuleDbContext db, CancellationToken cancellationToken);

    private sealed class IndexOf<TEntity, TEntry, TId>(Expression<Func<TEntity, TId>> id, Func<TId, TEntry> entry, Func<TEntity, IndexedText> text, IReadOnlyList<string> children) : SearchIndex
        where TEntity : class where TEntry : SearchEntry<TId> where TId : struct
    {
        private readonly Func<TEntity, TId> _id = id.Compile();

        public override async Task<int> FillAsync(ModuleDbContext db, int most, CancellationToken cancellationToken)
        {
            IQueryable<TId> known = db.Set<TEntry>().Select(e => e.Subject);
            Expression<Func<TId, bool>> isKnown = i => known.Contains(i);
            var isNew = Expression.Lambda<Func<TEntity, bool>>(Expression.Not(Expression.Invoke(isKnown, id.Body)), id.Parameters);
            var rows = children.Aggregate(db.Set<TEntity>().Where(isNew), (q, c) => q.Include(c)).AsSplitQuery();
            var old = await rows.OrderBy(id).Take(most).ToListAsync(cancellationToken);
            foreach (var entity in old)
                Add(db, entity, []);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return old.Count;
        }

        internal override async Task WriteAsync(ModuleDbContext db, CancellationToken cancellationToken)
        {
            var all = db.ChangeTracker.Entries<TEntity>().ToList();
            // A save that failed may be tried again, with its entries still there.
            var tried = db.ChangeTracker.Entries<TEntry>().Where(e => e.State == EntityState.Added).ToDictionary(e => e.Entity.Subject, e => e.Entity);
            foreach (var added in all.Where(e => e.State == EntityState.Added))
                Add(db, added.Entity, tried);
            var changed = all.Where(e => e.State == EntityState.Deleted || (e.State == EntityState.Modified && IsRenamed(e))).ToList();
            if (changed.Count == 0)
                return;
            var ids = changed.Select(e => _id(e.Entity)).ToList();
            var known = await db.Set<TEntry>().Where(e => ids.Contains(e.Subject)).ToDictionaryAsync(e => e.Subject, cancellationToken);
            foreach (var change in changed)
                await WriteAsync(db, change, known.GetValueOrDefault(_id(change.Entity)), tried, cancellationToken);
        }

        private async Task WriteAsync(ModuleDbContext db, EntityEntry<TEntity> change, TEntry? known, Dictionary<TId, TEntry> tried, CancellationToken cancellationToken)
        {
            if (change.State == EntityState.Deleted)
            {
                if (known is not null)
                    db.Remove(known);
                return;
            }

            foreach (var child in children.Select(change.Collection).Where(c => !c.IsLoaded))
                await child.LoadAsync(cancellationToken);
            if (known is null)
                Add(db, change.Entity, tried);
            else
                known.Say(text(change.Entity));
        }

        private void Add(ModuleDbContext db, TEntity entity, Dictionary<TId, TEntry> tried)
        {
            var subject = _id(entity);
            (tried.TryGetValue(subject, out var words) ? words : db.Add(entry(subject)).Entity).Say(text(entity));
        }

        private bool IsRenamed(EntityEntry<TEntity> change) =>
            change.Properties.Any(p => p.IsModified && p.Metadata.ClrType == typeof(string))
            || children.Any(c => change.Collection(c).CurrentValue is { } items && items.Cast<object>().Any(i => change.Context.Entry(i).State is EntityState.Added or EntityState.Modified));
    }
}
