using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Modular.GraphQL.Data.Projection;

/// <summary>
/// Makes <c>new Merchant { Id = row.Id, LegalName = row.LegalName }</c> from the properties that are read. Members are set as EF Core
/// sets them, the field before the property, so entities keep their private setters and constructors.
/// </summary>
internal sealed class EntityProjection
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly MethodInfo Select = Generic(nameof(Enumerable.Select), 2);
    private static readonly MethodInfo ToList = Generic(nameof(Enumerable.ToList), 1);

    /// <summary>The number of collections that are read with each element, at any depth.</summary>
    public int Collections { get; private set; }

    /// <summary>
    /// The element with only what the tree reads; false where that cannot be said: something may read any property, a property is
    /// not a column, or the type cannot be made from parts. Then the whole entity must be read.
    /// </summary>
    public bool TryProject(IEntityType type, PropertyTree tree, Expression source, [NotNullWhen(true)] out Expression? element)
    {
        element = null;
        if (tree.ReadsAll || type.GetDerivedTypes().Any() || type.ClrType.IsAbstract
            || type.ClrType.GetConstructor(AnyInstance, []) is not { } constructor)
            return false;

        var bindings = new List<MemberBinding>();
        foreach (var name in NamesOf(type, tree))
        {
            if (!TryBind(type, name, tree.Properties.GetValueOrDefault(name), source, out var binding))
                return false;
            bindings.Add(binding);
        }

        element = Expression.MemberInit(Expression.New(constructor), bindings);
        return true;
    }

    private static IEnumerable<string> NamesOf(IEntityType type, PropertyTree tree)
    {
        var keys = type.FindPrimaryKey()?.Properties.Where(p => !p.IsShadowProperty()).Select(p => p.Name) ?? [];
        var always = type.ClrType.GetProperties(AnyInstance).Where(p => p.IsDefined(typeof(IsProjectedAttribute))).Select(p => p.Name);
        return keys.Concat(always).Concat(tree.Properties.Keys).Distinct();
    }

    private bool TryBind(IEntityType type, string name, PropertyTree? tree, Expression source, [NotNullWhen(true)] out MemberBinding? binding)
    {
        binding = null;
        if (type.FindProperty(name) is { PropertyInfo: { } column } property)
            return !NeedsRow(property) && TryAssign(property, Expression.Property(source, column), out binding);
        if (type.FindComplexProperty(name) is { PropertyInfo: { } part } complex)
            return !NeedsRow(complex) && TryAssign(complex, Compose(complex, Expression.Property(source, part)), out binding);
        return type.FindNavigation(name) is { PropertyInfo: { } clr } navigation
            && TryFollow(navigation, tree ?? PropertyTree.All(), Expression.Property(source, clr), out var value)
            && TryAssign(navigation, value, out binding);
    }

    private static bool NeedsRow(IReadOnlyPropertyBase member) => member is IReadOnlyComplexProperty complex
        ? complex.ComplexType.GetMembers().Any(NeedsRow)
        : member.ClrType.IsDefined(typeof(ReadWithItsRowAttribute), inherit: false);

    // A value object that is named as a whole would bring all columns of its entity with it, so it is put together from its own.
    private static Expression Compose(IComplexProperty complex, Expression source)
    {
        var type = complex.ComplexType;
        if (complex.IsNullable || complex.IsCollection || (!type.ClrType.IsValueType && type.ClrType.GetConstructor(AnyInstance, []) is null))
            return source;
        var bindings = new List<MemberBinding>();
        foreach (var member in type.GetMembers())
        {
            if (member.PropertyInfo is not { } clr)
                return source;
            var value = Expression.Property(source, clr);
            if (!TryAssign(member, member is IComplexProperty inner ? Compose(inner, value) : value, out var binding))
                return source;
            bindings.Add(binding);
        }

        return Expression.MemberInit(type.ClrType.IsValueType ? Expression.New(type.ClrType) : Expression.New(type.ClrType.GetConstructor(AnyInstance, [])!), bindings);
    }

    private bool TryFollow(INavigation navigation, PropertyTree tree, Expression source, [NotNullWhen(true)] out Expression? value)
    {
        var target = navigation.TargetEntityType;
        if (navigation.IsCollection)
        {
            Collections++;
            var item = Expression.Parameter(target.ClrType, "item");
            if (target.IsOwned())
                value = source;
            else if (TryProject(target, tree, item, out var projected))
                value = Expression.Call(Select.MakeGenericMethod(target.ClrType, target.ClrType), source, Expression.Lambda(projected, item));
            else if (tree.Properties.Keys.All(p => target.FindNavigation(p) is null))
                value = source;
            else
                value = null;
            value = value is null ? null : Expression.Call(ToList.MakeGenericMethod(target.ClrType), value);
            return value is not null;
        }

        if (target.IsOwned())
            value = source;
        else if (TryProject(target, tree, source, out var projected))
            value = Expression.Condition(Expression.Equal(source, Expression.Constant(null, source.Type)), Expression.Constant(null, source.Type), projected);
        else
            value = tree.Properties.Keys.All(p => target.FindNavigation(p) is null) ? source : null;
        return value is not null;
    }

    private static bool TryAssign(IPropertyBase member, Expression value, [NotNullWhen(true)] out MemberBinding? binding)
    {
        var type = member.FieldInfo?.FieldType ?? member.PropertyInfo!.PropertyType;
        var isSettable = member.FieldInfo is not null || member.PropertyInfo!.CanWrite;
        binding = null;
        if (!isSettable || (type != value.Type && !type.IsAssignableFrom(value.Type)))
            return false;
        binding = Expression.Bind(member.FieldInfo ?? (MemberInfo)member.PropertyInfo!, value);
        return true;
    }

    private static MethodInfo Generic(string name, int arguments) => typeof(Enumerable).GetMethods().First(m =>
        m.Name == name && m.GetGenericArguments().Length == arguments
        && (arguments == 1 || m.GetParameters()[1].ParameterType.GetGenericArguments().Length == 2));
}
