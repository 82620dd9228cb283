using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Modular.Persistence;

/// <summary>A column of sealed texts.</summary>
/// <param name="Path">The property, with the complex types that it stands in: <c>Contact.Phone</c>.</param>
/// <param name="Name">The column's name wherever it is part of a place.</param>
/// <param name="Property">The property.</param>
/// <param name="IndexProperty">The property of its blind index; null where it has none.</param>
internal sealed record SealedColumn(string Path, string Name, IProperty Property, IProperty? IndexProperty)
{
    /// <summary>Whether no two rows may have the same text; an index over further columns says less.</summary>
    public bool IsUnique => IndexProperty?.GetContainingIndexes().Any(i => i is { IsUnique: true, Properties.Count: 1 }) == true;

    /// <summary>The column's text in an entity.</summary>
    public SealedText? Of(object entity) => (SealedText?)Property.GetGetter().GetClrValueUsingContainingEntity(entity);

    /// <summary>What the context knows of the column in a row.</summary>
    public PropertyEntry In(EntityEntry entry)
    {
        var names = Path.Split('.');
        if (names.Length == 1)
            return entry.Property(names[0]);
        var complex = entry.ComplexProperty(names[0]);
        foreach (var name in names[1..^1])
            complex = complex.ComplexProperty(name);
        return complex.Property(names[^1]);
    }
}

/// <summary>The columns of sealed texts of one entity type, and how its rows are told apart.</summary>
internal sealed class SealedColumns : List<SealedColumn>
{
    private static readonly ConditionalWeakTable<IEntityType, SealedColumns> Known = [];
    private readonly IEntityType _entity;

    private SealedColumns(IEntityType entity)
    {
        _entity = entity;
        var indexes = entity.GetProperties().Where(p => p.FindAnnotation(BlindIndex.Annotation) is not null)
            .ToDictionary(p => (string)p.FindAnnotation(BlindIndex.Annotation)!.Value!);
        foreach (var (path, property) in TextsOf(entity, ""))
            Add(new(path, $"{entity.ClrType.Assembly.GetName().Name}/{entity.GetTableName()}/{path}", property, indexes.GetValueOrDefault(path)));
    }

    /// <summary>Those of an entity type; most have none.</summary>
    public static SealedColumns Of(IEntityType entity) => Known.GetValue(entity, e => new(e));

    /// <summary>Where the column's text of that entity belongs.</summary>
    public SealedPlace PlaceOf(SealedColumn column, object entity) => new(column.Name, KeyOf(entity));

    /// <summary>Tells the texts of an entity that was read where they stand.</summary>
    public void Bind(SensitiveCipher? cipher, object entity)
    {
        foreach (var column in this)
            column.Of(entity)?.Bind(cipher, PlaceOf(column, entity));
    }

    private string KeyOf(object entity) => string.Join(
        '/', _entity.FindPrimaryKey()!.Properties.Select(p =>
            FormattableString.Invariant($"{(p.GetValueConverter() is { } converter ? converter.ConvertToProvider(p.GetGetter().GetClrValue(entity)) : p.GetGetter().GetClrValue(entity))}")));

    private static IEnumerable<(string Path, IProperty Property)> TextsOf(ITypeBase type, string prefix) =>
        type.GetProperties().Where(p => p.ClrType == typeof(SealedText)).Select(p => (prefix + p.Name, p))
            .Concat(type.GetComplexProperties().Where(c => !c.IsCollection).SelectMany(c => TextsOf(c.ComplexType, $"{prefix}{c.Name}.")));
}
