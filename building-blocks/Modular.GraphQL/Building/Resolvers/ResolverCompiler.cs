using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>Compiles C# members to resolvers, so that nothing is reflected on at run time.</summary>
internal static class ResolverCompiler
{
    /// <summary>A resolver that reads an instance property.</summary>
    public static PropertyResolver Property(PropertyInfo property) => new(Read(property, v => v));

    /// <summary>Reads an instance property and makes something of it.</summary>
    public static Func<object, object?> Read(PropertyInfo property, Func<Expression, Expression> make)
    {
        var parent = Expression.Parameter(typeof(object), "parent");
        var value = make(Expression.Property(Expression.Convert(parent, property.DeclaringType!), property));
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), parent).Compile();
    }

    /// <summary>A resolver that calls the static method for each parent. A method that gives no task costs no task.</summary>
    public static RowResolver Row(MethodInfo method, Func<ParameterInfo, Expression> bind, ParameterExpression context)
    {
        var call = Expression.Call(method, [.. method.GetParameters().Select(bind)]);
        var type = method.ReturnType;
        var body = IsGeneric(type, typeof(Task<>)) ? Adapt(nameof(ResultAdapter.OfTask), call)
            : IsGeneric(type, typeof(ValueTask<>)) ? Adapt(nameof(ResultAdapter.OfValueTask), call)
            : (Expression)Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)));
        return new(Expression.Lambda<Func<ResolverContext, ValueTask<object?>>>(body, context).Compile())
        {
            IsComputed = body is NewExpression && !typeof(IQueryable).IsAssignableFrom(type) && method.GetParameters().All(p => p.Has<ParentAttribute>()),
        };
    }

    /// <summary>A resolver that calls the static method once for all parents. The list's item type is checked by the caller.</summary>
    public static BatchFieldResolver Batch(MethodInfo method, Type item, Func<ParameterInfo, Expression> bind, ParameterExpression context)
    {
        var call = Expression.Call(method, [.. method.GetParameters().Select(bind)]);
        var type = method.ReturnType;
        var (adapter, result) = IsGeneric(type, typeof(Task<>)) ? (nameof(ResultAdapter.OfBatchTask), type.GetGenericArguments()[0])
            : IsGeneric(type, typeof(ValueTask<>)) ? (nameof(ResultAdapter.OfBatchValueTask), type.GetGenericArguments()[0])
            : (nameof(ResultAdapter.OfBatch), type);
        var body = Expression.Call(typeof(ResultAdapter), adapter, [result, item], call);
        return new(Expression.Lambda<Func<BatchResolverContext, ValueTask<IReadOnlyList<object?>>>>(body, context).Compile());
    }

    private static MethodCallExpression Adapt(string adapter, MethodCallExpression call) =>
        Expression.Call(typeof(ResultAdapter), adapter, call.Type.GetGenericArguments(), call);

    private static bool IsGeneric(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open;
}
