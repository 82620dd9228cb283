using FsCheck;
using FsCheck.Fluent;
using Modular.GraphQL.Building;
using Modular.GraphQL.Tests.Introspection;

namespace Modular.GraphQL.Tests.Building;

/// <summary>A schema survives being printed, and being rebuilt from its own introspection.</summary>
public class SchemaRoundTripTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20260212, 1);

    private static readonly Arbitrary<string> Schemas =
        (from seed in Gen.Choose(0, int.MaxValue) from size in Gen.Choose(1, 5) select new RandomSchema(seed, size).Sdl()).ToArbitrary();

    [Fact]
    public void A_printed_schema_is_read_back_as_the_same_by_introspection() => Check.One(Seeded, Prop.ForAll(Schemas, sdl =>
    {
        var schema = SchemaFromSdl.Build(sdl);
        var printed = SdlPrinter.Print(schema);
        var again = SchemaFromSdl.Build(printed);

        Assert.Equal(printed, SdlPrinter.Print(again));
        Assert.Equal(Ask(schema), Ask(again));
    }));

    [Fact]
    public void A_schema_rebuilt_from_its_introspection_is_the_same() => Check.One(Seeded, Prop.ForAll(Schemas, sdl =>
    {
        var schema = SchemaFromSdl.Build(sdl);
        var answer = Ask(schema);

        // The built-in directives come back as the document's own, and are still known as built-in.
        var rebuilt = SchemaFromSdl.Build(IntrospectionQuery.ToSdl(answer));

        Assert.Equal(answer, Ask(rebuilt));
        Assert.Equal(SdlPrinter.Print(schema), SdlPrinter.Print(rebuilt));
    }));

    private static string Ask(GraphQL.Types.Schema schema)
    {
        var answer = IntrospectionQuery.AskAsync(schema).GetAwaiter().GetResult();
        Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
        return answer;
    }
}
