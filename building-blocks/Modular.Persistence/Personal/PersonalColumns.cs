using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Modular.Persistence;

/// <summary>Whose data the rows of one entity type hold, and which of it the audit keeps.</summary>
internal sealed class PersonalColumns
{
    private static readonly ConditionalWeakTable<IEntityType, PersonalColumns> Known = [];
    private readonly IProperty? _person;
    private readonly IReadOnlyList<SealedColumn> _audited;

    private PersonalColumns(IEntityType entity)
    {
        _person = entity.PersonColumn() is { } name
            ? entity.FindProperty(name) ?? throw new InvalidOperationException($"{entity.DisplayName()} holds data of {name}, which is no column of it.")
            : null;
        _audited = [.. SealedColumns.Of(entity).Where(c => c.Property.IsAudited())];
    }

    /// <summary>Those of an entity type; most have none.</summary>
    public static PersonalColumns Of(IEntityType entity) => Known.GetValue(entity, e => new(e));

    /// <summary>The person whose values the audit row of that change will hold; null where it holds none.</summary>
    public Guid? PersonIn(EntityEntry entry)
    {
        if (_person is null || !_audited.Any(c => Tells(entry, c)))
            return null;
        var id = entry.Property(_person.Name).CurrentValue;
        return (Guid?)(id is not null && _person.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(id) : id);
    }

    private static bool Tells(EntityEntry entry, SealedColumn column) => entry.State switch
    {
        EntityState.Added or EntityState.Deleted => column.Of(entry.Entity) is { IsEmpty: false },
        EntityState.Modified => column.In(entry).IsModified,
        _ => false,
    };
}
