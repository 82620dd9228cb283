using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>The events of one subscription, with the dependency injection scope that lives as long as they are read.</summary>
internal static class SourceStream
{
    private static readonly MethodInfo OpenMethod = typeof(SourceStream).GetMethod(nameof(OpenAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Opens the stream that a resolver gives.</summary>
    public static Func<ResolverContext, ValueTask<IAsyncEnumerable<object?>>> Opener(Type @event, RowResolver resolver)
    {
        var open = OpenMethod.MakeGenericMethod(@event).CreateDelegate<Func<RowResolver, ResolverContext, ValueTask<IAsyncEnumerable<object?>>>>();
        return context => open(resolver, context);
    }

    private static async ValueTask<IAsyncEnumerable<object?>> OpenAsync<T>(RowResolver resolver, ResolverContext context)
    {
        var scope = RequestScope.Create(context.Request);
        try
        {
            context.OwnServices = scope.ServiceProvider;
            var events = await resolver.Resolve(context)
                ?? throw new InvalidOperationException($"{context.Field.Coordinate} gave no stream of events.");
            return Read((IAsyncEnumerable<T>)events, scope);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<object?> Read<T>(IAsyncEnumerable<T> events, AsyncServiceScope scope, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using (scope)
        {
            await foreach (var item in events.WithCancellation(cancellationToken))
                yield return item;
        }
    }
}
