using Modular.GraphQL.Building;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>The printed schema: stable, complete, and readable back.</summary>
public class SdlPrinterTests
{
    private const string Printed = """"
        """All of it"""
        schema {
          query: Root
        }

        """Marks things"""
        directive @tag(
          """What it is"""
          name: String! = "x"
        ) repeatable on FIELD | INPUT_FIELD_DEFINITION

        union Anything = Root | Thing

        input By @oneOf {
          id: ID
          text: String @deprecated
        }

        enum Colour {
          RED
          """As grass"""
          GREEN @deprecated(reason: "unused")
        }

        scalar Money @specifiedBy(url: "https://example.com/money")

        interface Named {
          name: String
        }

        interface Other implements Named {
          name: String
        }

        """
        The root.

        With "quotes" and a second line.
        """
        type Root implements Named & Other {
          name: String
          price(in: Money = { unit: "EUR", digits: [1, 2.5, null] }, by: By): Money! @deprecated
          things(first: Int! = 10, colour: Colour = RED): [[Thing!]!]
        }

        type Thing {
          id: ID!
        }

        """";

    [Fact]
    public void A_schema_is_printed_in_the_order_of_names_without_what_is_built_in()
    {
        var shuffled = string.Join("\n\n", Printed.Replace("\r", "", StringComparison.Ordinal).Split("\n\nscalar", 2).Reverse().Select((part, i) => i == 0 ? "scalar" + part : part));
        var schema = SchemaFromSdl.Build(shuffled + "\ndirective @deprecated(reason: String = \"No longer supported\") on FIELD_DEFINITION | ENUM_VALUE | INPUT_FIELD_DEFINITION");

        Assert.Equal(Printed.ReplaceLineEndings("\n"), SdlPrinter.Print(schema));
        Assert.Equal(SdlPrinter.Print(schema), SdlPrinter.Print(SchemaFromSdl.Build(SdlPrinter.Print(schema))));
    }

    [Theory]
    [InlineData("type Query {\n  a: Int\n}\n")]
    [InlineData("type Mutation {\n  a: Int\n}\n\ntype Query {\n  a: Int\n}\n\ntype Subscription {\n  a: Int\n}\n")]
    [InlineData("schema {\n  query: Query\n}\n\ntype Mutation {\n  a: Int\n}\n\ntype Query {\n  a: Int\n}\n")]
    [InlineData("schema {\n  query: Q\n  mutation: Mutation\n}\n\ntype Mutation {\n  a: Int\n}\n\ntype Q {\n  a: Int\n}\n")]
    public void The_schema_definition_is_printed_only_where_the_default_names_do_not_say_it(string sdl) =>
        Assert.Equal(sdl, SdlPrinter.Print(SchemaFromSdl.Build(sdl)));

    [Fact]
    public void The_products_own_scalars_are_declared_with_their_specification()
    {
        var sdl = string.Join(' ', BuiltInScalars.All.Except(BuiltInScalars.Specified).Select(s => $"scalar {s.Name}")) + " type Query { a: Int }";

        var printed = SdlPrinter.Print(SchemaFromSdl.Build(sdl, new() { Scalars = BuiltInScalars.All }));

        Assert.Contains("Bytes in base64 with padding.\"\"\"\nscalar Base64String @specifiedBy(url: \"https://www.rfc-editor.org/rfc/rfc4648#section-4\")\n", printed, StringComparison.Ordinal);
        Assert.Equal(11, SchemaFromSdl.Build(printed).Types.OfType<ScalarType>().Count(s => !BuiltInScalars.Specified.Contains(s)));
    }
}
