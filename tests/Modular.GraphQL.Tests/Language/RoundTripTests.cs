using FsCheck;
using FsCheck.Fluent;
using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

public sealed class RoundTripTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260211, 1);

    [Fact]
    public void A_printed_tree_parses_to_an_equal_tree() => Check.One(Seeded, Prop.ForAll(SyntaxTrees.Document.ToArbitrary(), document =>
    {
        var text = SyntaxPrinter.Print(document);
        var parsed = GraphQLParser.ParseDocument(text, ParserOptions.Unlimited);
        Assert.Equal(SyntaxTreeShape.Of(document), SyntaxTreeShape.Of(parsed));
        Assert.Equal(text, SyntaxPrinter.Print(parsed));
    }));

    [Fact]
    public void A_printed_value_parses_to_an_equal_value() => Check.One(Seeded, Prop.ForAll(SyntaxTrees.Value(isConst: false, depth: 4).ToArbitrary(), value =>
        Assert.Equal(SyntaxTreeShape.Of(value), SyntaxTreeShape.Of(GraphQLParser.ParseValue(SyntaxPrinter.Print(value), ParserOptions.Unlimited)))));

    [Fact]
    public void A_printed_type_parses_to_an_equal_type() => Check.One(Seeded, Prop.ForAll(SyntaxTrees.Type(5).ToArbitrary(), type =>
        Assert.Equal(SyntaxTreeShape.Of(type), SyntaxTreeShape.Of(GraphQLParser.ParseType(SyntaxPrinter.Print(type))))));

    /// <summary>Positions are of the first and the last token, so that the text between them is the node again.</summary>
    [Fact]
    public void Every_value_stands_where_it_says() => Check.One(Seeded, Prop.ForAll(SyntaxTrees.Value(isConst: false, depth: 3).ToArbitrary(), value =>
    {
        var text = System.Text.Encoding.UTF8.GetBytes($"# é\n {SyntaxPrinter.Print(value)} ,");
        var parsed = GraphQLParser.ParseValue(text);
        Assert.Equal(6, parsed.Start);
        Assert.Equal(text.Length - 2, parsed.End);
        if (parsed is ListValueNode list)
        {
            Assert.All(list.Items, item => Assert.Equal(
                SyntaxTreeShape.Of(item),
                SyntaxTreeShape.Of(GraphQLParser.ParseValue(text.AsMemory()[item.Start..item.End]))));
        }
    }));
}
