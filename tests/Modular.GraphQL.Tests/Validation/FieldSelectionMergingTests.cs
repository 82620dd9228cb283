using FsCheck;
using FsCheck.Fluent;
using Modular.GraphQL.Language;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Tests.Validation;

/// <summary>Merging is exact, and its work grows with the document, not with its square.</summary>
public sealed class FieldSelectionMergingTests
{
    private const string Rule = "FieldSelectionMerging";

    public static TheoryData<string, Func<int, string>> Bombs => new()
    {
        { "one leaf many times", n => $"{{ dog {{ {Repeat(n, _ => "name")} }} }}" },
        { "one field with selections many times", n => $"{{ dog {{ {Repeat(n, _ => "owner { name }")} }} }}" },
        { "one path many times", n => $"{{ {Repeat(n, _ => "human { pets { ... on Dog { owner { pets { name } } } } }")} }}" },
        { "one field in many inline fragments", n => $"{{ dog {{ {Repeat(n, _ => "... { owner { name } } ... on Dog { name }")} }} }}" },
        { "one field in many fragments", n => $"{{ dog {{ {Repeat(n, i => $"...f{i}")} }} }} {Repeat(n, i => $"fragment f{i} on Dog {{ name owner {{ name }} }}")}" },
        { "one fragment in many places", n => $"{{ {Repeat(n, i => $"a{i}: dog {{ ...f }}")} }} fragment f on Dog {{ {Repeat(n, i => $"b{i}: name")} }}" },
        { "interfaces and objects in turn", n => $"{{ pet {{ {Repeat(n, _ => "... on Dog { name owner { name } } ... on Pet { name } ... on Cat { name }")} }} }}" },
        { "a chain of fragments", n => $"{{ dog {{ ...f0 ...f{n - 1} }} }} {Repeat(n, i => $"fragment f{i} on Dog {{ name ...f{i + 1} }}")} fragment f{n} on Dog {{ name }}" },
        { "same arguments many times", n => $"{{ {Repeat(n, _ => "any(value: { a: 1, b: [2, 3] })")} }}" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_takes_steps_in_proportion_to_its_size(string name, Func<int, string> bomb)
    {
        var small = Comparisons(bomb(400), out var valid);
        Assert.True(valid, name);
        var large = Comparisons(bomb(800), out _);

        Assert.InRange(small, 400, 20 * 400);
        Assert.InRange((double)large / small, 1.8, 2.2);
    }

    [Theory]
    // Two aliases a level: each level doubles the paths.
    [InlineData("a: owner { pets { ...f# } } b: owner { pets { ...f# } }")]
    // The same field twice a level, so that the levels merge.
    [InlineData("owner { pets { ...f# } } ... { owner { pets { ...f# } } }")]
    [InlineData("owner { pets { ...f# ...f# } } x: owner { pets { name ...f# } } ... on Pet { name } ")]
    public void A_million_million_paths_through_forty_fragments_are_not_walked(string level)
    {
        var fragments = Repeat(40, i => $"fragment f{i} on Dog {{ {level.Replace("#", $"{i + 1}", StringComparison.Ordinal)} }}");
        var steps = Comparisons($"{{ dog {{ ...f0 }} }} {fragments} fragment f40 on Dog {{ name }}", out var valid);

        Assert.True(valid);
        Assert.InRange(steps, 40, 40 * 30);
    }

    [Fact]
    public void What_cannot_be_done_in_proportion_ends_at_the_limit()
    {
        // Each place merges the large fragment with a selection of its own.
        var document = GraphQLParser.ParseDocument($"{{ {Repeat(1000, i => $"a{i}: dog {{ nickname ...f }}")} }} fragment f on Dog {{ {Repeat(1000, i => $"b{i}: name")} }}", ParserOptions.Unlimited);
        var context = DocumentValidator.Run(ValidationCase.Schema, document, ValidationOptions.Default);

        var error = Assert.Single(context.Errors);
        Assert.Equal((Rule, ErrorCodes.LimitExceeded), (error.Rule, error.Code));
        Assert.InRange(context.MergeComparisons, 90_000, 100_000);
        Assert.Empty(DocumentValidator.Validate(ValidationCase.Schema, document, ValidationOptions.Unlimited));
    }

    [Fact]
    public void A_conflict_is_reported_even_where_finding_all_of_them_would_pass_the_limit()
    {
        var document = GraphQLParser.ParseDocument($"{{ dog {{ {Repeat(2000, _ => "name")} name: nickname }} }}", ParserOptions.Unlimited);
        var context = DocumentValidator.Run(ValidationCase.Schema, document, ValidationOptions.Default);

        Assert.Equal([$"{Rule} 1:9 1:10009"], context.Errors.Select(ValidationCase.Describe));
        Assert.InRange(context.MergeComparisons, 0, 100_000);
    }

    [Fact]
    public void The_default_limit_leaves_room_for_the_largest_document_that_the_parser_takes()
    {
        var document = GraphQLParser.ParseDocument($"{{ {Repeat(22, i => $"a{i}: dog {{ {Repeat(30, j => $"b{j}: owner {{ name name }}")} }}")} }}");
        Assert.InRange(DocumentValidator.Run(ValidationCase.Schema, document, ValidationOptions.Default).MergeComparisons, 2000, 10_000);
    }

    [Fact]
    public void Random_documents_merge_exactly_as_the_specification_s_own_algorithm_says()
    {
        var (merging, conflicting) = (0, 0);
        Prop.ForAll(ArbMap.Default.ArbFor<int>().Generator.Resize(int.MaxValue).ToArbitrary(), seed =>
        {
            var text = new RandomDocument(ValidationCase.Schema, seed).Text;
            var document = GraphQLParser.ParseDocument(text, ParserOptions.Unlimited);
            var expected = new MergeOracle(ValidationCase.Schema, document).CanMerge();
            var actual = !DocumentValidator.Validate(ValidationCase.Schema, document, ValidationOptions.Unlimited).Any(e => e.Rule == Rule);
            _ = expected ? merging++ : conflicting++;
            Assert.True(expected == actual, $"expected {(expected ? "no conflict" : "a conflict")} in {text}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20250901, 1));

        Assert.InRange(merging, 200, 1800);
        Assert.InRange(conflicting, 200, 1800);
    }

    private static int Comparisons(string text, out bool isValid)
    {
        var context = DocumentValidator.Run(ValidationCase.Schema, GraphQLParser.ParseDocument(text, ParserOptions.Unlimited), ValidationOptions.Default);
        isValid = !context.Errors.Any(e => e.Rule == Rule);
        return context.MergeComparisons;
    }

    private static string Repeat(int times, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, times).Select(part));
}
