using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Validation.Rules;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Tests.Validation;

/// <summary>Each rule of section 5 with the examples and counter-examples of the specification, and with more of our own.</summary>
public sealed class RuleTests
{
    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        for (var i = 0; i < ValidationCase.OfSpecification.Count; i++)
            data.Add("specification", i);
        for (var i = 0; i < ValidationCase.Further.Count; i++)
            data.Add("further", i);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_find_exactly_the_mistakes_of_a_document_at_their_places(string file, int index)
    {
        var @case = (file == "further" ? ValidationCase.Further : ValidationCase.OfSpecification)[index];
        Assert.Equal($"{@case}\n{string.Join('\n', @case.Errors)}", $"{@case}\n{string.Join('\n', @case.Validate())}");
    }

    [Fact]
    public void The_specification_s_examples_are_all_here()
    {
        // The edition has 42 blocks of examples and 48 of counter-examples; a block that shows several definitions is several cases here,
        // and blocks that only define the type system are in the schema.
        Assert.Equal(55, ValidationCase.OfSpecification.Count(c => c.IsValid));
        Assert.Equal(67, ValidationCase.OfSpecification.Count(c => !c.IsValid));
        Assert.All(ValidationCase.OfSpecification, c => Assert.Equal(c.IsValid, c.Errors.Count == 0));
    }

    [Fact]
    public void Every_rule_has_a_document_that_breaks_it_and_one_that_keeps_it()
    {
        var cases = ValidationCase.OfSpecification.Concat(ValidationCase.Further).ToList();
        Assert.Equal(32, RuleSet.Specified.Rules.Count);
        Assert.All(RuleSet.Specified.Rules.Where(r => r is not IdempotentStandsOnMutations), rule =>
        {
            Assert.Contains(cases, c => c.Errors.Any(e => e.StartsWith(rule.Name + " ", StringComparison.Ordinal)));
            Assert.Contains(cases, c => c.Rule == rule.Name && c.IsValid && !c.Errors.Any(e => e.StartsWith(rule.Name + " ", StringComparison.Ordinal)));
        });
    }

    /// <summary>The cases' schema comes from SDL, which does not tell which mutations take a key.</summary>
    [Theory]
    [InlineData("mutation { book @idempotent(key: \"k\") { booked } }", null)]
    [InlineData("mutation { count @idempotent(key: \"k\") { counted } }", "\"@idempotent\" does nothing on Mutation.count: it takes no idempotency key. Remove the directive.")]
    [InlineData("{ one @idempotent(key: \"k\") }", "\"@idempotent\" does nothing on Query.one: it takes no idempotency key. Remove the directive.")]
    public void A_key_on_a_field_that_takes_none_is_refused(string document, string? message)
    {
        var schema = new SchemaBuilder { Services = new ServiceCollection().AddScoped<RequestContextAccessor>() }.AddTypes([typeof(Queries), typeof(Mutations)]).Build();
        Assert.Equal(message, DocumentValidator.Validate(schema, GraphQLParser.ParseDocument(document)).SingleOrDefault()?.Message);
    }

    [QueryType]
    private static class Queries
    {
        public static int One => 1;
    }

    [MutationType]
    private static class Mutations
    {
        [Idempotent]
        [return: GraphQLName("booked")]
        public static int Book() => 1;

        [return: GraphQLName("counted")]
        public static int Count() => 1;
    }

    [Fact]
    public void Each_error_has_a_message_that_ends_a_sentence_and_the_code_of_its_kind()
    {
        foreach (var @case in ValidationCase.OfSpecification.Concat(ValidationCase.Further))
        {
            foreach (var error in DocumentValidator.Validate(ValidationCase.Schema, GraphQLParser.ParseDocument(@case.Document)))
            {
                Assert.Matches("^[^ ].*[.?]$", error.Message);
                Assert.Equal(error.Rule is null or "IntrospectionDepth" ? ErrorCodes.LimitExceeded : ErrorCodes.ValidationFailed, error.Code);
                Assert.Null(error.Path);
            }
        }
    }
}
