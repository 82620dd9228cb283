using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

public sealed class SyntaxPrinterTests
{
    private const string Long = "aVeryLongArgumentValueThatFillsTheLine";

    [Theory]
    [InlineData("plain", "\"\"\"plain\"\"\"")]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("  leading", "\"\"\"  leading\"\"\"")]
    [InlineData("ends with \"", "\"\"\"\nends with \"\n\"\"\"")]
    [InlineData("ends with \\", "\"\"\"\nends with \\\n\"\"\"")]
    [InlineData("a \"\"\" b", "\"\"\"a \\\"\"\" b\"\"\"")]
    [InlineData("  all\n  indented", "\"  all\\n  indented\"")]
    [InlineData("\nblank before", "\"\\nblank before\"")]
    [InlineData("trailing blank \n ", "\"trailing blank \\n \"")]
    [InlineData("carriage\rreturn", "\"carriage\\rreturn\"")]
    [InlineData("bell\a\u0085", "\"bell\\u0007\\u0085\"")]
    public void A_description_is_a_block_string_if_one_can_hold_it(string description, string expected)
    {
        var scalar = new ScalarTypeDefinitionNode { Name = new("S"), Description = new(description) };
        Assert.Equal($"{expected}\nscalar S", SyntaxPrinter.Print(scalar));
        Assert.Equal(description, ((ScalarTypeDefinitionNode)GraphQLParser.ParseDocument(SyntaxPrinter.Print(scalar)).Definitions[0]).Description!.Value);
    }

    [Fact]
    public void A_description_follows_the_indentation_and_leaves_blank_lines_blank()
    {
        var text = "type A {\n  \"\"\"\n  first\n\n\n    second\n  \"\"\"\n  a: B\n}";
        Assert.Equal(text, SyntaxPrinter.Print(GraphQLParser.ParseDocument(text)));
    }

    [Fact]
    public void Long_lines_are_broken()
    {
        var text = $"{{ a(x: {Long}, y: {Long}) b(l: [{Long}, {Long}, 1]) c(o: {{k: {Long}, l: {Long}}}) }}";
        Assert.Equal(
            $$"""
            {
              a(
                x: {{Long}}
                y: {{Long}}
              )
              b(
                l: [
                  {{Long}}
                  {{Long}}
                  1
                ]
              )
              c(
                o: {
                  k: {{Long}}
                  l: {{Long}}
                }
              )
            }
            """,
            SyntaxPrinter.Print(GraphQLParser.ParseDocument(text)));
    }

    [Fact]
    public void A_string_value_keeps_its_kind()
    {
        Assert.Equal("\"a\\n\\t\\\"\\\\\\u0000é😀\"", SyntaxPrinter.Print(new StringValueNode("a\n\t\"\\\0é😀")));
        Assert.Equal("\"\"\"a\"\"\"", SyntaxPrinter.Print(new StringValueNode("a", isBlock: true)));
    }

    [Fact]
    public void Any_node_can_be_printed()
    {
        var document = GraphQLParser.ParseDocument("query Q($v: [A!] = 1) { f(a: $v) @d }");
        var operation = (OperationDefinitionNode)document.Definitions[0];
        var field = (FieldNode)operation.SelectionSet.Selections[0];
        Assert.Equal("$v: [A!] = 1", SyntaxPrinter.Print(operation.Variables[0]));
        Assert.Equal("f(a: $v) @d", SyntaxPrinter.Print(field));
        Assert.Equal("a: $v", SyntaxPrinter.Print(field.Arguments[0]));
        Assert.Equal("@d", SyntaxPrinter.Print(field.Directives[0]));
        Assert.Equal("f", SyntaxPrinter.Print(field.Name));
    }
}
