using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Modular.GraphQL.Data.Queries;

/// <summary>What is known of a query's elements: what makes one unique, which of its values may be null, how the database sorts null.</summary>
internal sealed class ElementModel
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<(Type, IEntityType?), ElementModel>> Cache = [];
    private static readonly MethodInfo ShadowProperty = typeof(EF).GetMethod(nameof(EF.Property))!;

    private ElementModel(Type type, IEntityType? entity, bool nullsSortFirst)
    {
        EntityType = entity;
        NullsSortFirst = nullsSortFirst;
        Identity = IdentityOf(type, entity);
    }

    /// <summary>The entity type; null where the elements come from a <c>Select</c>.</summary>
    public IEntityType? EntityType { get; }

    /// <summary>Whether the database puts null before all values, ascending, without being told.</summary>
    public bool NullsSortFirst { get; }

    /// <summary>The values that together name one element: its primary key, or the property <c>Id</c> of what is no entity.</summary>
    public IReadOnlyList<IdentityPart> Identity { get; }

    /// <summary>The model of the query's elements, made once for each database model.</summary>
    public static ElementModel Of(IQueryable query)
    {
        var (entity, model) = QueryRoot.Of(query);
        return Cache.GetValue(model, static _ => []).GetOrAdd((query.ElementType, entity), static (key, query) =>
            // SQLite sorts null first. PostgreSQL does not and has no portable way to be told, so the order names it there.
            new ElementModel(key.Item1, key.Item2, query.CreateDbCommand() is SqliteCommand), query);
    }

    /// <summary>Whether the expression over an element may be null in the database.</summary>
    public bool MayBeNull(Expression expression)
    {
        if (expression is MemberExpression { Expression: ParameterExpression } member && EntityType?.FindProperty(member.Member) is { } property)
            return property.IsNullable;
        return Comparison.CanBeNull(expression.Type) || ReachesThroughReference(expression);
    }

    /// <summary>The name of the property without a C# member that the expression reads of the row; null for any other expression.</summary>
    public static string? ShadowPropertyIn(Expression value, ParameterExpression row) =>
        value is MethodCallExpression { Method: { Name: nameof(EF.Property) } method, Arguments: [var from, ConstantExpression { Value: string name }] }
        && method.DeclaringType == typeof(EF) && from == row ? name : null;

    private static bool ReachesThroughReference(Expression expression)
    {
        for (var inner = (expression as MemberExpression)?.Expression; inner is MemberExpression member; inner = member.Expression)
        {
            if (Comparison.CanBeNull(member.Type))
                return true;
        }

        return false;
    }

    private static IdentityPart[] IdentityOf(Type type, IEntityType? entity)
    {
        if (entity?.FindPrimaryKey() is { } key)
            return [.. key.Properties.Select(p => new IdentityPart(p.Name, e => Read(p, e)))];
        return type.GetProperty("Id") is { } id
            ? [new IdentityPart(id.Name, e => Expression.Property(e, id))]
            : throw new InvalidOperationException(
                $"{type.Name} has neither a primary key nor a property Id, so its rows cannot be told apart and paged. Give it one.");
    }

    /// <summary>The value of a property, in a query.</summary>
    public static Expression Read(IProperty property, Expression element) => property.PropertyInfo is { } clr
        ? Expression.Property(element, clr)
        : Expression.Call(ShadowProperty.MakeGenericMethod(property.ClrType), element, Expression.Constant(property.Name));
}

/// <summary>One value of what names an element.</summary>
internal sealed record IdentityPart(string Name, Func<Expression, Expression> Read);
