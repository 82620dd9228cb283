using System.Text;
using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

/// <summary>Lines end as section 2.1.3 says; columns count UTF-16 code units, as graphql-js 17.1 does, which gave the numbers below.</summary>
public sealed class SourceLocationTests
{
    [Theory]
    [InlineData("{\n  a ?\n}", 2, 5)]
    [InlineData("{\r\n  a ?\r\n}", 2, 5)]
    [InlineData("{\r  a ?\r}", 2, 5)]
    [InlineData("{\n\r\r\n  a ?", 4, 5)]
    [InlineData("# é\n# 😀\n{ a(b: \"é😀\") ? }", 3, 15)]
    [InlineData("\uFEFF{ ? }", 1, 4)]
    [InlineData("{ a(b: \"\"\"\n😀\n\"\"\") 1 }", 3, 6)]
    [InlineData("{ a\n\n", 3, 1)]
    [InlineData("{ a\r\n", 2, 1)]
    [InlineData("{ a(b: \"x\r\n\") }", 1, 10)]
    [InlineData("schema { q\\ }", 1, 11)]
    [InlineData("schema { foo ? }", 1, 14)]
    [InlineData("query ($a: A = $?", 1, 17)]
    [InlineData("directive @a on FOO ?", 1, 21)]
    [InlineData("\"d\" ?", 1, 5)]
    public void An_error_stands_at_its_line_and_column(string text, int line, int column) =>
        SyntaxAssert.FailsAt(line, column, () => GraphQLParser.ParseDocument(text));

    [Fact]
    public void Nodes_know_their_place()
    {
        var text = Encoding.UTF8.GetBytes("# 😀\r\nquery Q($a: [Int!]) {\r\n  x: a(b: \"😀\") @d ...F\n}\n");
        var document = GraphQLParser.ParseDocument(text);
        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        var field = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);
        var variable = operation.Variables[0];

        Assert.Equal(new(2, 1), document.LocationOf(operation));
        Assert.Equal(new(2, 7), document.LocationOf(operation.Name!));
        Assert.Equal(new(2, 9), document.LocationOf(variable));
        Assert.Equal(new(2, 13), document.LocationOf(variable.Type));
        Assert.Equal(new(2, 21), document.LocationOf(operation.SelectionSet));
        Assert.Equal(new(3, 3), document.LocationOf(field));
        Assert.Equal(new(3, 6), document.LocationOf(field.Name));
        Assert.Equal(new(3, 8), document.LocationOf(field.Arguments[0]));
        Assert.Equal(new(3, 17), document.LocationOf(field.Directives[0]));
        Assert.Equal(new(3, 20), document.LocationOf(operation.SelectionSet.Selections[1]));

        Assert.Equal("x: a(b: \"😀\") @d", Text(field));
        Assert.Equal("$a: [Int!]", Text(variable));
        Assert.Equal("[Int!]", Text(variable.Type));
        Assert.Equal("b: \"😀\"", Text(field.Arguments[0]));
        Assert.Equal("...F", Text(operation.SelectionSet.Selections[1]));
        Assert.EndsWith("...F\n}", Text(operation), StringComparison.Ordinal);

        string Text(Node node) => Encoding.UTF8.GetString(text.AsSpan()[node.Start..node.End]);
    }
}
