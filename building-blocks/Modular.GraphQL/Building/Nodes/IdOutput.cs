using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Gives typed ids, and members with <see cref="IDAttribute"/>, as the scalar <c>ID</c>.</summary>
internal static class IdOutput
{
    /// <summary>The type <c>ID</c> with the lists and non-nulls of the C# type.</summary>
    public static TypeReference TypeOf(Drafting drafting, ClrShape shape)
    {
        var value = shape.Value;
        var type = value.Element is { } element ? TypeOf(drafting, element).List : drafting.Registry.Use(BuiltInScalars.Id);
        return shape.IsNullable ? type : type.NonNull;
    }

    /// <summary>Reads a property as an id.</summary>
    public static Func<object, object?> Read(PropertyInfo property)
    {
        if (property.PropertyType.IsTypedId())
            return ResolverCompiler.Read(property, NodeTypes.Opaque);
        var read = ResolverCompiler.Read(property, v => v);
        return Converter(property.PropertyType, property.Get<IDAttribute>()?.TypeName) is { } convert ? parent => convert(read(parent)) : read;
    }

    /// <summary>Turns a value of the type into what the scalar writes; null where it is that already.</summary>
    public static Func<object?, object?>? Converter(Type type, string? typeName)
    {
        var shape = new ClrShape(type, null).Value;
        if (shape.Element is { } element)
        {
            return Converter(element.Type, typeName) is { } item
                ? values => values is IEnumerable list ? list.Cast<object?>().Select(item).ToArray() : null
                : null;
        }

        if (shape.Type == typeof(Guid) && typeName is not null)
            return value => value is Guid id ? new NodeId(typeName, id) : null;
        if (!shape.Type.IsTypedId())
            return null;
        var boxed = Expression.Parameter(typeof(object), "id");
        var convert = Expression.Lambda<Func<object, object>>(Expression.Convert(NodeTypes.Opaque(Expression.Unbox(boxed, shape.Type)), typeof(object)), boxed).Compile();
        return value => value is null ? null : convert(value);
    }
}
