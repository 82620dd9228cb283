using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Compiles the way from a coerced value (see <see cref="FieldContext.Arguments"/>) to a C# type.</summary>
internal static class InputBinding
{
    /// <summary>A delegate that converts to the type, given back as <typeparamref name="T"/>.</summary>
    public static Func<object?, T> Compile<T>(Drafting drafting, Type target, IDAttribute? id = null)
    {
        var value = Expression.Parameter(typeof(object), "value");
        return Expression.Lambda<Func<object?, T>>(Expression.Convert(Bind(drafting, value, target, id), typeof(T)), value).Compile();
    }

    /// <summary>The value of a parameter that was not given.</summary>
    public static Expression Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter is not { HasDefaultValue: true, DefaultValue: { } value } || value == Missing.Value)
            return Expression.Default(type);
        var plain = System.Nullable.GetUnderlyingType(type) ?? type;
        return Expression.Convert(Expression.Constant(plain.IsEnum ? Enum.ToObject(plain, value) : value), type);
    }

    /// <summary>Whether a list of the items can be given to the C# collection type.</summary>
    public static bool CanMake(Type collection, Type item) => Array.Exists(FormsOf(item), collection.IsAssignableFrom);

    /// <summary>An expression of the target type over one of type object.</summary>
    public static Expression Bind(Drafting drafting, Expression value, Type target, IDAttribute? id)
    {
        var known = Expression.Variable(typeof(object), "known");
        return Expression.Block(target, [known], Expression.Assign(known, value), Convert(drafting, known, target, id));
    }

    private static Expression Convert(Drafting drafting, ParameterExpression value, Type target, IDAttribute? id)
    {
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var inner = target.GetGenericArguments()[0];
            return Expression.New(target.GetConstructor([inner])!, Convert(drafting, value, inner, id));
        }

        if (System.Nullable.GetUnderlyingType(target) is { } plain)
            return NullOr(value, Expression.Convert(Convert(drafting, value, plain, id), target));
        if (target == typeof(object))
            return value;
        if (drafting.Scalars.Find(target) is null && Collection(drafting, value, target, id) is { } collection)
            return NullOr(value, collection);
        if (target.IsTypedId())
            return TypedId(value, target);
        if (id is not null)
            return OpaqueId(value, target, id.TypeName);
        if (target.IsEnum)
            return Expression.Unbox(value, target);
        return drafting.Scalars.Find(target) is { } scalar ? Scalar(value, target, scalar) : InputObject(value, target);
    }

    private static Expression Scalar(Expression value, Type target, ScalarType scalar)
    {
        if (BuiltInScalars.Find(target) == scalar && BuiltInScalars.ConversionTo(target) is { } conversion)
            return NullOr(value, Expression.Convert(Expression.Invoke(Expression.Constant(conversion), value), target));
        if (!target.IsValueType || scalar.ClrType == target || scalar.ClrType == typeof(object))
            return Expression.Convert(value, target);
        return Expression.ConvertChecked(Expression.Unbox(value, scalar.ClrType), target);
    }

    private static ConditionalExpression InputObject(Expression value, Type target) =>
        NullOr(value, Expression.Convert(Expression.Call(typeof(InputBinding), nameof(MakeInputObject), null, value), target));

    private static Expression TypedId(Expression value, Type target) => NodeTypes.ConstructorOf(target) is { } make
        ? Expression.New(make, Expression.Call(typeof(IdInput), nameof(IdInput.Node), null, value, Expression.Constant(NodeTypes.NameOf(target))))
        : Expression.Default(target);

    private static Expression OpaqueId(Expression value, Type target, string? typeName)
    {
        if (target == typeof(string))
            return Expression.Convert(value, target);
        if (target == typeof(Guid) && typeName is not null)
            return Expression.Call(typeof(IdInput), nameof(IdInput.Node), null, value, Expression.Constant(typeName));
        return Expression.Call(typeof(IdInput), nameof(IdInput.Plain), [target], value);
    }

    private static UnaryExpression? Collection(Drafting drafting, Expression value, Type target, IDAttribute? id)
    {
        if (new ClrShape(target, null).Element is not { } item)
            return null;
        var convert = typeof(InputBinding).GetMethod(nameof(Compile))!.MakeGenericMethod(item.Type).Invoke(null, [drafting, item.Type, id]);
        var forms = FormsOf(item.Type);
        string[] makers = [nameof(MakeArray), nameof(MakeList), nameof(MakeSet)];
        // An array serves every interface of read-only lists; it is no ISet and cannot grow, though.
        var growable = target.IsGenericType && (target.GetGenericTypeDefinition() == typeof(IList<>) || target.GetGenericTypeDefinition() == typeof(ICollection<>));
        var form = Array.FindIndex(forms, growable ? 1 : 0, target.IsAssignableFrom);
        return form < 0 ? null : Expression.Convert(Expression.Call(typeof(InputBinding), makers[form], [item.Type], value, Expression.Constant(convert)), target);
    }

    private static Type[] FormsOf(Type item) =>
        [item.MakeArrayType(), typeof(List<>).MakeGenericType(item), typeof(HashSet<>).MakeGenericType(item)];

    private static ConditionalExpression NullOr(Expression value, Expression otherwise) =>
        Expression.Condition(Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Default(otherwise.Type), otherwise);

    private static object MakeInputObject(object value)
    {
        var input = (InputObjectValue)value;
        return input.Type.Bind!(input);
    }

    private static T[] MakeArray<T>(object value, Func<object?, T> convert) => Array.ConvertAll((object?[])value, v => convert(v));

    private static List<T> MakeList<T>(object value, Func<object?, T> convert) => [.. MakeArray(value, convert)];

    private static HashSet<T> MakeSet<T>(object value, Func<object?, T> convert) => [.. MakeArray(value, convert)];
}
