using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

/// <summary>Each limit of <see cref="ParserOptions"/>: what it takes at most, and the first that it refuses.</summary>
public sealed class ParserLimitTests
{
    public static TheoryData<string, ParserOptions, Func<int, string>, int> Limits => new()
    {
        { "tokens", new() { MaxTokens = 12 }, n => $"{{ {Repeat("a ", n - 2)}}}", 12 },
        { "tokens by default", new() { MaxAliasesPerField = int.MaxValue, MaxFields = int.MaxValue }, n => $"{{ {Repeat("a ", n - 2)}}}", 20_000 },
        { "fields", new() { MaxFields = 5 }, n => $"{{ {Repeat("... { a } ", n)}}}", 5 },
        { "fields by default", new(), n => $"{{ {Repeat("... { a } ", n)}}}", 2_048 },
        { "fields across definitions", new() { MaxFields = 5 }, n => $"{{ a }} {Repeat("fragment F on T { b } ", n - 1)}", 5 },
        { "aliases", new() { MaxAliasesPerField = 3 }, n => $"{{ x {Repeat("b: a ", n)} ...F y }}", 3 },
        { "the same field without alias", new() { MaxAliasesPerField = 3 }, n => $"{{ {Repeat("a ", n)}}}", 3 },
        { "aliases by default", new(), n => $"{{ {Aliases(n)} b }}", 30 },
        { "aliases further down", new(), n => $"{{ o {{ {Aliases(30)} o {{ {Aliases(n)} }} }} }}", 30 },
        { "directives by default", new(), n => $"{{ a {Repeat("@d ", n)}}}", 4 },
        { "directives on an operation", new() { MaxDirectivesPerLocation = 2 }, n => $"query {Repeat("@d ", n)}{{ a @a @b }}", 2 },
        { "directives of a type", new() { MaxDirectivesPerLocation = 2 }, n => $"type A {Repeat("@d ", n)}", 2 },
        { "depth of selections by default", new(), n => $"{Repeat("{ a ", n)}{Repeat("}", n)}", 200 },
        { "depth of lists", new() { MaxDepth = 10 }, n => $"{{ a(b: {Repeat("[", n - 1)}{Repeat("]", n - 1)}) }}", 10 },
        { "depth of objects", new() { MaxDepth = 10 }, n => $"{{ a(b: {Repeat("{a: ", n - 1)}1{Repeat("}", n - 1)}) }}", 10 },
        { "depth of types", new() { MaxDepth = 10 }, n => $"type A {{ a: {Repeat("[", n)}A{Repeat("]", n)} }}", 10 },
        { "depth of everything together", new() { MaxDepth = 10 }, n => $"{{ a {{ ... {{ a(b: [{{c: {Repeat("[", n - 5)}{Repeat("]", n - 5)}}}]) }} }} }}", 10 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_takes_what_it_says_and_not_one_more(string name, ParserOptions options, Func<int, string> text, int limit)
    {
        Assert.NotEmpty(name);
        Assert.NotEmpty(GraphQLParser.ParseDocument(text(limit), options).Definitions);
        SyntaxAssert.Fails(() => GraphQLParser.ParseDocument(text(limit + 1), options), ErrorCodes.LimitExceeded);
    }

    [Fact]
    public void A_limit_points_at_what_went_past_it()
    {
        SyntaxAssert.FailsAt(1, 9, () => GraphQLParser.ParseDocument("{ a b c d }", new() { MaxFields = 3 }), ErrorCodes.LimitExceeded);
        SyntaxAssert.FailsAt(1, 9, () => GraphQLParser.ParseDocument("{ a b c d }", new() { MaxTokens = 4 }), ErrorCodes.LimitExceeded);
        SyntaxAssert.FailsAt(1, 7, () => GraphQLParser.ParseDocument("{ a b { c } }", new() { MaxDepth = 1 }), ErrorCodes.LimitExceeded);
        SyntaxAssert.FailsAt(2, 1, () => GraphQLParser.ParseDocument("{ a\nx: a }", new() { MaxAliasesPerField = 1 }), ErrorCodes.LimitExceeded);
        SyntaxAssert.FailsAt(1, 8, () => GraphQLParser.ParseDocument("{ a @b @c }", new() { MaxDirectivesPerLocation = 1 }), ErrorCodes.LimitExceeded);
    }

    [Fact]
    public void Limits_hold_for_values_and_types_too()
    {
        SyntaxAssert.Fails(() => GraphQLParser.ParseValue("[[1]]", new() { MaxDepth = 1 }), ErrorCodes.LimitExceeded);
        SyntaxAssert.Fails(() => GraphQLParser.ParseType("[[A]]", new() { MaxDepth = 1 }), ErrorCodes.LimitExceeded);
    }

    [Fact]
    public void A_kind_of_definition_can_be_refused()
    {
        SyntaxAssert.FailsAt(1, 7, () => GraphQLParser.ParseDocument("{ a } type A", new() { AllowTypeSystem = false }));
        SyntaxAssert.FailsAt(1, 7, () => GraphQLParser.ParseDocument("{ a } extend type A @b", new() { AllowTypeSystem = false }));
        SyntaxAssert.FailsAt(1, 10, () => GraphQLParser.ParseDocument("scalar A { a }", new() { AllowExecutable = false }));
        SyntaxAssert.FailsAt(1, 12, () => GraphQLParser.ParseDocument("type A \"d\" query { a }", new() { AllowExecutable = false }));
        Assert.Equal(2, GraphQLParser.ParseDocument("{ a } type A").Definitions.Count);
    }

    /// <summary>Also without a limit on depth the error is an error: nothing may overflow the stack, on a small one neither.</summary>
    [Theory]
    [InlineData("{a ")]
    [InlineData("{ a(a: [")]
    [InlineData("{ ... ")]
    [InlineData("{ a(a: {b: [")]
    [InlineData("type A { a: [")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("(a:[")]
    public void Nesting_never_overflows_the_stack(string piece)
    {
        foreach (var text in new[] { Repeat(piece, 10_000), piece + Repeat("[", 100_000), piece + Repeat("{a:", 100_000) })
        {
            Run(text, new ParserOptions());
            Run(text, ParserOptions.Unlimited with { MaxDepth = int.MaxValue });
        }

        static void Run(string text, ParserOptions options)
        {
            Exception?[] outcomes = [];
            var thread = new Thread(
                () => outcomes =
                [
                    Record.Exception(() => GraphQLParser.ParseDocument(text, options)),
                    Record.Exception(() => GraphQLParser.ParseValue(text, options)),
                    Record.Exception(() => GraphQLParser.ParseType(text, options)),
                ],
                maxStackSize: 512 * 1024);
            thread.Start();
            thread.Join();
            Assert.Equal(3, outcomes.Length);
            Assert.All(outcomes, outcome => Assert.IsType<GraphQLException>(outcome));
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Aliases(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"x{i}: a"));
}
