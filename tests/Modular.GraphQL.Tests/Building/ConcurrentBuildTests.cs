using Modular.GraphQL.Building;

namespace Modular.GraphQL.Tests.Building;

/// <summary>Schemas that are built at once do not disturb each other, also where they are the first that look at a type.</summary>
public sealed class ConcurrentBuildTests
{
    private const int Builders = 4;

    private static readonly Type[] Letters =
        [typeof(bool), typeof(byte), typeof(char), typeof(double), typeof(float), typeof(int), typeof(long), typeof(object), typeof(short), typeof(string), typeof(uint), typeof(ulong)];

    /// <summary>Of a tag that says nothing, so that there are many such types and each is new to the runtime.</summary>
    private sealed record Given<TFirst, TSecond>(string Name, int Count);

    [QueryType]
    private static class Queries<TFirst, TSecond>
    {
        public static string GetEcho(Given<TFirst, TSecond> given) => $"{given.Name} {given.Count}";
    }

    [Fact]
    public void Schemas_of_the_same_new_types_can_be_built_at_once()
    {
        foreach (var queries in from first in Letters from second in Letters select typeof(Queries<,>).MakeGenericType(first, second))
        {
            using var start = new Barrier(Builders);
            var builds = Enumerable.Range(0, Builders).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return new SchemaBuilder().AddTypes([queries]).Build();
                },
                TaskCreationOptions.LongRunning));
            Assert.All(builds.ToList(), b => Assert.Contains("count: Int!", SdlPrinter.Print(b.Result), StringComparison.Ordinal));
        }
    }
}
