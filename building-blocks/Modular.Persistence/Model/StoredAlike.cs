using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Modular.Persistence;

/// <summary>Refuses columns that the databases order or round differently, and makes the indexes of PostgreSQL sort null as its queries do.</summary>
internal sealed class StoredAlike(DatabaseProvider provider) : IModelFinalizingConvention
{
    private static readonly Dictionary<Type, string> Refused = new()
    {
        [typeof(decimal)] = "SQLite keeps decimals as text and orders them so; store whole minor units as long",
        [typeof(DateTimeOffset)] = "SQLite cannot order them; store a UTC DateTime",
    };

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            foreach (var property in ColumnsOf(entity))
                Check(property);
            if (provider != DatabaseProvider.Postgres)
                continue;
            foreach (var index in entity.GetDeclaredIndexes())
                SortNullsFirst(index);
        }
    }

    private static IEnumerable<IReadOnlyProperty> ColumnsOf(IReadOnlyTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(c => ColumnsOf(c.ComplexType)));

    private static void Check(IReadOnlyProperty property)
    {
        var stored = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
        var type = Nullable.GetUnderlyingType(stored) ?? stored;
        if (Refused.TryGetValue(type, out var reason))
            throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is stored as {type.Name}: {reason}.");
    }

    // An index column whose null order is not that of the query does not serve the query's order.
    private static void SortNullsFirst(IConventionIndex index)
    {
        if (!index.Properties.Any(p => p.IsNullable))
            return;
        var orders = index.Properties.Select((p, i) => !p.IsNullable ? NullSortOrder.Unspecified : IsDescending(index, i) ? NullSortOrder.NullsLast : NullSortOrder.NullsFirst);
        index.SetNullSortOrder(orders.ToArray()); // An array, as migrations can write that down.
    }

    // No list: all ascend; an empty one: all descend.
    private static bool IsDescending(IConventionIndex index, int column) =>
        index.IsDescending is { } descending && (descending.Count == 0 || descending[column]);
}
