using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Modular.GraphQL.Data.Queries;

/// <summary>
/// Values inside a query. A value stands in a field of an object, as a captured variable would, because EF Core makes a
/// parameter of it; a constant would be written into the SQL, and each value would be a query of its own to plan.
/// </summary>
internal static class Parameter
{
    private static readonly ConcurrentDictionary<Type, Func<object, Expression>> Factories = new();

    /// <summary>The parameter of a value whose type is known.</summary>
    public static Expression Of<T>(T value) =>
        Expression.Field(Expression.Constant(new Box<T>(value)), Box<T>.Field);

    /// <summary>Makes parameters of a type that is known only at run time; the values must be of that type.</summary>
    public static Func<object, Expression> FactoryFor(Type type) => Factories.GetOrAdd(type, static t =>
        typeof(Parameter).GetMethod(nameof(OfObject), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(t).CreateDelegate<Func<object, Expression>>());

    private static Expression OfObject<T>(object value) => Of((T)value);

    private sealed class Box<T>(T value)
    {
        public static readonly FieldInfo Field = typeof(Box<T>).GetField(nameof(Value))!;

#pragma warning disable CA1051 // Read through the expression above.
        public readonly T Value = value;
#pragma warning restore CA1051
    }
}
