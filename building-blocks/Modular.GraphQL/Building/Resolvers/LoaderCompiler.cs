using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution.DataLoading;

namespace Modular.GraphQL.Building;

/// <summary>Compiles batch functions (<c>[DataLoader]</c> and <c>[NodeResolver]</c> methods) to definitions.</summary>
internal sealed class LoaderCompiler(Drafting drafting)
{
    private readonly Dictionary<Type, (DataLoaderDefinition Definition, string Origin)> _definitions = [];
    private readonly List<ParameterInfo> _expected = [];

    public IReadOnlyList<DataLoaderDefinition> Definitions => [.. _definitions.Values.Select(d => d.Definition)];

    /// <summary>Notes that a resolver wants a loader; checked when all are known.</summary>
    public void Expect(ParameterInfo parameter) => _expected.Add(parameter);

    /// <summary>Adds the loader of a method; gives its key and value types, or null where the method cannot be one.</summary>
    public (Type Key, Type Value)? Add(MethodInfo method)
    {
        var origin = Origin.Of(method);
        var keys = method.GetParameters().FirstOrDefault(p => IsGeneric(p.ParameterType, typeof(IReadOnlyList<>)));
        var result = IsGeneric(method.ReturnType, typeof(Task<>)) || IsGeneric(method.ReturnType, typeof(ValueTask<>)) ? method.ReturnType.GetGenericArguments()[0] : method.ReturnType;
        var map = Form(result, typeof(IReadOnlyDictionary<,>)) ?? Form(result, typeof(ILookup<,>));
        if (!method.IsStatic || keys is null || map is null || map.GetGenericArguments()[0] != keys.ParameterType.GetGenericArguments()[0])
        {
            drafting.Mistakes.Add(origin, "A batch method loads values by their keys.", "Make it static, take IReadOnlyList<TKey>, and return Task<IReadOnlyDictionary<TKey, TValue>> or Task<ILookup<TKey, TValue>>.");
            return null;
        }

        var types = map.GetGenericArguments();
        var definition = Compile(method, keys, result, map);
        if (_definitions.TryGetValue(definition.InterfaceType, out var first))
            drafting.Mistakes.Add(origin, $"{types[1].Name} by {types[0].Name} is loaded already by {first.Origin}.", "Keep one of them, or load a type of its own.");
        else
            _definitions.Add(definition.InterfaceType, (definition, origin));
        return (types[0], types[1]);
    }

    /// <summary>Notes the parameters that ask for loaders that nobody defines.</summary>
    public void CheckExpected()
    {
        foreach (var parameter in _expected.Where(p => !_definitions.ContainsKey(p.ParameterType)))
        {
            var types = parameter.ParameterType.GetGenericArguments();
            drafting.Mistakes.Add(Origin.Of(parameter), $"No [DataLoader] method loads {types[1].Name} by {types[0].Name}.", "Add one, or ask for the types that an existing one has.");
        }
    }

    private DataLoaderDefinition Compile(MethodInfo method, ParameterInfo keys, Type result, Type map)
    {
        var (keyList, services, cancellation) = (Expression.Parameter(keys.ParameterType), Expression.Parameter(typeof(IServiceProvider)), Expression.Parameter(typeof(CancellationToken)));
        var call = Expression.Call(method, method.GetParameters().Select(p => Argument(p, keys, keyList, services, cancellation)));
        Expression task = IsGeneric(call.Type, typeof(Task<>)) ? call
            : IsGeneric(call.Type, typeof(ValueTask<>)) ? Expression.Call(call, nameof(ValueTask<>.AsTask), null)
            : Expression.Call(typeof(Task), nameof(Task.FromResult), [call.Type], call);
        var load = Expression.Lambda(task, keyList, services, cancellation).Compile();
        var maker = IsGeneric(map, typeof(ILookup<,>)) ? nameof(OfLookup) : nameof(OfDictionary);
        return (DataLoaderDefinition)typeof(LoaderCompiler).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod([.. map.GetGenericArguments(), result]).Invoke(null, [load])!;
    }

    private Expression Argument(ParameterInfo parameter, ParameterInfo keys, Expression keyList, Expression services, Expression cancellation)
    {
        // Two threads that ask a method for its parameters at the same moment may be given different objects for one.
        if (parameter.Position == keys.Position)
            return keyList;
        if (parameter.ParameterType == typeof(CancellationToken))
            return cancellation;
        if (parameter.ParameterType == typeof(IServiceProvider))
            return services;
        if (drafting.Services.IsKnown && !drafting.Services.Gives(parameter.ParameterType))
            drafting.Mistakes.Add(Origin.Of(parameter), $"{parameter.ParameterType.Name} is not a registered service; a batch method takes keys, services and a CancellationToken.", "Register it, or remove the parameter.");
        return Expression.Call(typeof(ServiceProviderServiceExtensions), nameof(ServiceProviderServiceExtensions.GetRequiredService), [parameter.ParameterType], services);
    }

    private static DataLoaderDefinition<TKey, TValue> OfDictionary<TKey, TValue, TMap>(Func<IReadOnlyList<TKey>, IServiceProvider, CancellationToken, Task<TMap>> load)
        where TKey : notnull where TMap : IReadOnlyDictionary<TKey, TValue> =>
        new(async (keys, services, cancellation) => await load(keys, services, cancellation), Missing<TValue>());

    private static DataLoaderDefinition<TKey, TValue[]> OfLookup<TKey, TValue, TMap>(Func<IReadOnlyList<TKey>, IServiceProvider, CancellationToken, Task<TMap>> load)
        where TKey : notnull where TMap : ILookup<TKey, TValue> =>
        new(async (keys, services, cancellation) => (await load(keys, services, cancellation)).ToDictionary(g => g.Key, g => g.ToArray()), []);

    // A loader of many values answers "none" with an empty array.
    private static TValue? Missing<TValue>() =>
        typeof(TValue).IsArray ? (TValue)(object)Array.CreateInstance(typeof(TValue).GetElementType()!, 0) : default;

    private static Type? Form(Type type, Type open) => IsGeneric(type, open) ? type : Array.Find(type.GetInterfaces(), i => IsGeneric(i, open));

    private static bool IsGeneric(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open;
}
