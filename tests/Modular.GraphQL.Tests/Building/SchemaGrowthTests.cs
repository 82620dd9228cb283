using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Modular.GraphQL.Building;
using Modular.GraphQL.Types;
using Xunit.Abstractions;

namespace Modular.GraphQL.Tests.Building;

/// <summary>The cost of building a schema grows in proportion to its types, from C# and from SDL; counted in allocated bytes, not in time.</summary>
public sealed class SchemaGrowthTests(ITestOutputHelper output)
{
    // Sorting and the growth of tables leave a little above a straight line; a square would be ten times.
    private const double MostGrowthOfBytesPerType = 1.5;

    [Theory]
    [InlineData("SDL")]
    [InlineData("C#")]
    public void The_work_for_each_type_stays_the_same(string origin)
    {
        Build(20)(); // What is made once for the process.
        var perType = new Dictionary<int, long>();
        foreach (var count in new[] { 20, 200, 2_000 })
        {
            var build = Build(count);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var schema = build();
            perType[count] = (GC.GetAllocatedBytesForCurrentThread() - before) / count;
            Assert.InRange(schema.Types.Count(t => !t.IsIntrospection), count, count + 20);
            Assert.Equal(count / 10, schema.Types.OfType<InterfaceType>().Count(i => i.Implementations.Count >= 6));
        }

        output.WriteLine($"{origin}: {string.Join(", ", perType.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Value:n0} bytes a type of {p.Key:n0}")))}");
        Assert.True(perType[2_000] < MostGrowthOfBytesPerType * perType[200], $"{perType[200]:n0} bytes for each of 200 types, {perType[2_000]:n0} for each of 2 000.");
        Assert.True(perType[200] < MostGrowthOfBytesPerType * perType[20], $"{perType[20]:n0} bytes for each of 20 types, {perType[200]:n0} for each of 200.");

        Func<Schema> Build(int count)
        {
            if (origin == "SDL")
            {
                var sdl = Sdl(count);
                return () => SchemaFromSdl.Build(sdl);
            }

            var types = Emit(count);
            return () => new SchemaBuilder().AddTypes(types).Build();
        }
    }

    // Of ten types: an interface, a union, an enum, an input, and six objects that refer to their neighbours.
    private static string Sdl(int count)
    {
        var text = new StringBuilder("type Query { first: T3 }\n");
        for (var i = 0; i < count; i++)
        {
            var block = i / 10 * 10;
            text.Append((i % 10) switch
            {
                0 => $"interface T{i} {{ id: ID! }}\n",
                1 => $"union T{i} = T{block + 3} | T{block + 4}\n",
                2 => $"enum T{i} {{ A B C }}\n",
                5 => $"input T{i} {{ a: Int = 1 b: [T{block + 2}!] again: T{i} }}\n",
                var place => $"\"A type.\" type T{i} implements T{block} {{ id: ID! name(where: T{block + 5}): String either: T{block + 1} kind: T{block + 2} next: [T{(place == 9 ? (block + 13) % count : place == 4 ? i + 2 : i + 1)}!]! }}\n",
            });
        }

        return text.ToString();
    }

    // The same in C#, compiled in memory: a class for each type, and a class of queries that gives the first of each block.
    private static List<Type> Emit(int count)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new($"Growth{count}"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("Growth");
        var attribute = new CustomAttributeBuilder(typeof(InterfaceTypeAttribute).GetConstructor([])!, []);
        var builders = new List<TypeBuilder>();
        var kinds = new List<Type>();
        for (var i = 0; i < count; i += 10)
        {
            var kind = module.DefineEnum($"Kind{i}", TypeAttributes.Public, typeof(int));
            kind.DefineLiteral("A", 0);
            kinds.Add(kind.CreateType());
            var face = module.DefineType($"Face{i}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Class);
            face.SetCustomAttribute(attribute);
            Property(face, "Name", typeof(string));
            builders.Add(face);
            for (var j = 0; j < 8; j++)
            {
                var type = module.DefineType($"Thing{i + j}", TypeAttributes.Public | TypeAttributes.Class, face);
                Property(type, "Number", typeof(int));
                Property(type, "Kind", kinds[^1]);
                if (j > 0)
                    Property(type, "Previous", builders[^1]);
                builders.Add(type);
            }
        }

        var queries = module.DefineType("Queries", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        queries.SetCustomAttribute(new(typeof(QueryTypeAttribute).GetConstructor([])!, []));
        for (var i = 8; i < builders.Count; i += 9)
        {
            var il = queries.DefineMethod($"GetBlock{i}", MethodAttributes.Public | MethodAttributes.Static, builders[i], []).GetILGenerator();
            il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Ret);
        }

        return [.. builders.Select(b => b.CreateType()), .. kinds, queries.CreateType()];
    }

    private static void Property(TypeBuilder owner, string name, Type type)
    {
        var get = owner.DefineMethod($"get_{name}", MethodAttributes.Public | MethodAttributes.SpecialName, type, []);
        var il = get.GetILGenerator();
        var value = il.DeclareLocal(type);
        il.Emit(OpCodes.Ldloc, value);
        il.Emit(OpCodes.Ret);
        owner.DefineProperty(name, PropertyAttributes.None, type, null).SetGetMethod(get);
    }
}
