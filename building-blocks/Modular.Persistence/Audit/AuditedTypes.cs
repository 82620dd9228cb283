using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Modular.Persistence;

/// <summary>Tells the entities whose changes are audited from those of the machinery, by their mark (<see cref="NotAuditedAttribute"/>).</summary>
internal static class AuditedTypes
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    /// <summary>Whether changes of the entity leave audit rows.</summary>
    public static bool Include(IReadOnlyEntityType entity) => Include(entity.ClrType);

    /// <summary>Whether changes of the entity class leave audit rows.</summary>
    public static bool Include(Type entity) => Known.GetOrAdd(entity, static e => !e.IsDefined(typeof(NotAuditedAttribute)));
}
