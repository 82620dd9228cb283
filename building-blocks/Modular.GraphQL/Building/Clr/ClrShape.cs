using System.Reflection;

namespace Modular.GraphQL.Building;

/// <summary>A C# type with what the compiler has noted about null, at every level of it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Nullability">The notes; null where there are none, which counts as "not null".</param>
internal readonly record struct ClrShape(Type Type, NullabilityInfo? Nullability)
{
    public static ClrShape Of(PropertyInfo property) => new(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static ClrShape Of(ParameterInfo parameter) => new(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    /// <summary>What a method gives, with Task or ValueTask taken off.</summary>
    public static ClrShape OfResult(MethodInfo method)
    {
        var shape = Of(method.ReturnParameter);
        return shape.IsGeneric(typeof(Task<>)) || shape.IsGeneric(typeof(ValueTask<>)) ? shape.Argument(0) : shape;
    }

    /// <summary>Whether null is a value of it. Code without nullable annotations may give null anywhere.</summary>
    public bool IsNullable => Type.IsValueType
        ? System.Nullable.GetUnderlyingType(Type) is not null
        : Nullability is { ReadState: not NullabilityState.NotNull };

    /// <summary>The type without <see cref="System.Nullable{T}"/>.</summary>
    public ClrShape Value => System.Nullable.GetUnderlyingType(Type) is { } value ? new(value, null) : this;

    /// <summary>The items of a collection; null for anything else, text and bytes included.</summary>
    public ClrShape? Element
    {
        get
        {
            if (Type.IsArray)
                return new(Type.GetElementType()!, Nullability?.ElementType);
            if (Type == typeof(string))
                return null;
            var sequence = IsGeneric(typeof(IEnumerable<>)) || IsGeneric(typeof(IAsyncEnumerable<>))
                ? Type
                : Array.Find(Type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
            if (sequence is null)
                return null;
            var item = sequence.GetGenericArguments()[0];
            return Type.IsGenericType && Type.GetGenericArguments() is [var only] && only == item ? Argument(0) : new(item, null);
        }
    }

    /// <summary>Whether the type is made from the open generic one.</summary>
    public bool IsGeneric(Type open) => Type.IsGenericType && Type.GetGenericTypeDefinition() == open;

    /// <summary>A type argument.</summary>
    public ClrShape Argument(int index) =>
        new(Type.GetGenericArguments()[index], Nullability?.GenericTypeArguments is { } known && index < known.Length ? known[index] : null);
}
