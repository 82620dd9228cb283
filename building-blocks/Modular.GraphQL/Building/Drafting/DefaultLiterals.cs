using System.Collections;
using System.Globalization;
using System.Reflection;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Building;

/// <summary>Turns C# default values into literals of the schema.</summary>
internal static class DefaultLiterals
{
    /// <summary>
    /// The default of a parameter. <c>= null</c> gives none: absent and null mean the same to the method. A struct's
    /// <c>= default</c> has no constant and gives none either.
    /// </summary>
    public static ValueNode? Of(ParameterInfo parameter, TypeReference type, ICustomAttributeProvider? property = null)
    {
        var given = parameter.Get<DefaultValueAttribute>() ?? property?.Get<DefaultValueAttribute>();
        if (given is not null)
            return Given(given, type);
        var clr = System.Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter is { HasDefaultValue: true, RawDefaultValue: { } value }
            ? Constant(clr.IsEnum ? Enum.ToObject(clr, value) : value)
            : null;
    }

    /// <summary>The default that the attribute gives; text for a type other than text or ID is GraphQL's notation.</summary>
    public static ValueNode? Given(DefaultValueAttribute? attribute, TypeReference type) => attribute switch
    {
        null => null,
        { Value: string text } when type.IsList || type.Name is not ("String" or "ID") => GraphQLParser.ParseValue(text),
        _ => Constant(attribute.Value),
    };

    private static ValueNode? Constant(object? value) => value switch
    {
        null => new NullValueNode(),
        string text => new StringValueNode(text),
        bool boolean => new BooleanValueNode(boolean),
        Enum member => member.GetType().GetField(member.ToString()) is { } field ? new EnumValueNode(EnumDrafter.NameOf(field)) : null,
        sbyte or byte or short or ushort or int or uint or long => new IntValueNode(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        float or double or decimal => new FloatValueNode(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        IEnumerable items => new ListValueNode([.. items.Cast<object?>().Select(i => Constant(i)).OfType<ValueNode>()]),
        _ => null,
    };
}
