using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Modular.Persistence;

/// <summary>Counts the versions of rows that are about to be saved: an added row has version 1, a changed one the next.</summary>
internal static class RowVersions
{
    public static void Count(ChangeTracker changes)
    {
        changes.DetectChanges();
        foreach (var entry in changes.Entries<IVersioned>().Where(e => e.State is EntityState.Modified or EntityState.Added))
        {
            var version = entry.Property<int>(nameof(IVersioned.Version));
            version.CurrentValue = entry.State == EntityState.Added ? 1 : version.OriginalValue + 1;
        }
    }
}
