using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Rows;

/// <summary>The columns that are read of each row of an entity's table, in the order of the statement.</summary>
internal sealed class RowColumns(IEntityType entity, ParameterExpression row)
{
    private readonly List<Column> _columns = [];
    private readonly Dictionary<Expression, int> _ordinals = new(ExpressionEqualityComparer.Instance);

    /// <summary>The number of columns.</summary>
    public int Count => _columns.Count;

    /// <summary>The columns' properties, by ordinal, and whether the row may have none.</summary>
    public IReadOnlyList<Column> All => _columns;

    /// <summary>The row as an array of its columns, for use as a projection.</summary>
    public Expression Projection => Expression.NewArrayInit(typeof(object), _columns.Select(c => Expression.Convert(c.Value, typeof(object))));

    /// <summary>
    /// The ordinal of a value of the row, such as <c>row.Name</c>, <c>row.Price.Amount</c> or <c>row.City.Name</c>; null for what is
    /// no single column.
    /// </summary>
    public int? OrdinalOf(Expression value)
    {
        if (_ordinals.TryGetValue(value, out var known))
            return known;
        var (property, isNullable) = PropertyOf(value);
        if (property is null || property.GetRelationalTypeMapping().Converter is { ConvertsNulls: true })
            return null;
        _columns.Add(new Column(value, property, isNullable || property.IsNullable));
        _ordinals.Add(value, _columns.Count - 1);
        return _columns.Count - 1;
    }

    /// <summary>The ordinal of a column that is null exactly where the row refers to nothing; null for what is no reference.</summary>
    public int? OrdinalOfReference(Expression reference) =>
        ReferredBy(reference)?.FindPrimaryKey()?.Properties is [{ PropertyInfo: { } key }, ..] ? OrdinalOf(Expression.Property(reference, key)) : null;

    private (IProperty? Property, bool IsNullable) PropertyOf(Expression value)
    {
        if (ElementModel.ShadowPropertyIn(value, row) is { } shadow)
            return (entity.FindProperty(shadow), false);
        if (value is not MemberExpression { Expression: { } owner } member)
            return default;
        if (owner == row)
            return (entity.FindProperty(member.Member), false);
        if (ReferredBy(owner) is { } referred)
            return (referred.FindProperty(member.Member), true);
        return (ComplexOf(owner)?.FindProperty(member.Member), false);
    }

    private IEntityType? ReferredBy(Expression reference)
    {
        if (reference is not MemberExpression { Expression: { } owner } member)
            return null;
        var from = owner == row ? entity : ReferredBy(owner);
        return from?.FindNavigation(member.Member) is { IsCollection: false } navigation && !navigation.TargetEntityType.IsOwned()
            ? navigation.TargetEntityType
            : null;
    }

    private IComplexType? ComplexOf(Expression value)
    {
        if (value is not MemberExpression { Expression: { } owner } member)
            return null;
        ITypeBase? from = owner == row ? entity : ComplexOf(owner);
        return from?.FindComplexProperty(member.Member) is { IsNullable: false, IsCollection: false } complex && !complex.ComplexType.IsMappedToJson()
            ? complex.ComplexType
            : null;
    }
}

/// <summary>A column of the statement.</summary>
/// <param name="Value">The value over the row.</param>
/// <param name="Property">What tells how it is kept in the database.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record Column(Expression Value, IProperty Property, bool IsNullable);
