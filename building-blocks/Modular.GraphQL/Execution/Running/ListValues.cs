using System.Collections;

namespace Modular.GraphQL.Execution;

/// <summary>Takes what resolvers give for list types apart.</summary>
internal static class ListValues
{
    /// <summary>
    /// The items as an array, or a fault where the value is no list or throws while it is read. A lazy sequence runs once, and an
    /// item of the copy can be replaced by a fault.
    /// </summary>
    public static object ToArray(object value, FieldPlan field)
    {
        try
        {
            return value switch
            {
                object?[] array when array.GetType() == typeof(object[]) => array,
                IEnumerable<object?> items => items.ToArray<object?>(),
                IEnumerable items and not string => items.Cast<object?>().ToArray(),
                _ => throw new InvalidCastException($"A value of {value.GetType()} is not a list."),
            };
        }
        catch (Exception e)
        {
            return Faults.Of(e, field);
        }
    }
}
