using System.Text;
using Modular.GraphQL.Language;
using Modular.GraphQL.Tests.Introspection;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Tests.Validation;

/// <summary>Validation stays small whatever the document says.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(9, 9, 9)]
    [InlineData(10, 10, 10)]
    [InlineData(11, 10, 11)]
    [InlineData(500, 10, 11)]
    [InlineData(500, 3, 4)]
    public void Validation_stops_after_the_largest_number_of_errors_with_one_that_says_so(int mistakes, int maxErrors, int expected)
    {
        var document = Parse($"{{ {string.Join(' ', Enumerable.Range(0, mistakes).Select(i => $"wrong{i}"))} }}");
        var errors = DocumentValidator.Validate(ValidationCase.Schema, document, new() { MaxErrors = maxErrors });

        Assert.Equal(expected, errors.Count);
        Assert.All(errors.Take(maxErrors), e => Assert.Equal("FieldSelections", e.Rule));
        if (mistakes > maxErrors)
            Assert.Equal((ErrorCodes.LimitExceeded, $"The document has more than {maxErrors} errors; validation stopped. Correct the errors above and try again."), (errors[^1].Code, errors[^1].Message));
    }

    [Fact]
    public void Without_limits_every_error_is_reported()
    {
        var document = Parse($"{{ {string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"wrong{i}"))} }}");
        Assert.Equal(2000, DocumentValidator.Validate(ValidationCase.Schema, document, ValidationOptions.Unlimited with { Suggestions = false }).Count);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, true)]
    [InlineData(3, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, false)]
    public void Introspection_comes_back_to_its_lists_only_so_often(int nested, int reentry, bool isValid)
    {
        var document = Parse($"{{ __schema {{ types {Nest("fields { type ", nested, "{ name }", " }", "{ ", " }")} }} }}");
        var errors = DocumentValidator.Validate(ValidationCase.Schema, document, new() { MaxIntrospectionListReentry = reentry });

        if (isValid)
            Assert.Empty(errors);
        else
            Assert.Equal(("IntrospectionDepth", ErrorCodes.LimitExceeded, new SourceLocation(1, 3)), (errors.Single().Rule, errors.Single().Code, errors.Single().Locations.Single()));
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void OfType_nests_sixteen_times(int nested, bool isValid)
    {
        var document = Parse($"{{ __type(name: \"Dog\") {{ fields {{ type {Nest("ofType ", nested, "{ name }", "", "{ ", " }")} }} }} }}");
        var errors = DocumentValidator.Validate(ValidationCase.Schema, document);

        Assert.Equal(isValid ? [] : ["IntrospectionDepth 1:3"], errors.Select(ValidationCase.Describe));
        Assert.Empty(DocumentValidator.Validate(ValidationCase.Schema, document, ValidationOptions.Unlimited));
    }

    [Fact]
    public void The_introspection_query_of_GraphiQL_passes()
    {
        Assert.Empty(DocumentValidator.Validate(ValidationCase.Schema, Parse(GraphiQLQuery.Introspection)));
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_fragments_is_refused_or_passes_but_never_ends_the_process()
    {
        var text = new StringBuilder("{ dog { ...f0 } }");
        for (var i = 0; i < 100_000; i++)
            text.Append(" fragment f").Append(i).Append(" on Dog { owner { pets { ...f").Append(i + 1).Append(" } } }");
        text.Append(" fragment f100000 on Pet { name }");
        var document = GraphQLParser.ParseDocument(text.ToString(), ParserOptions.Unlimited);

        var errors = DocumentValidator.Validate(ValidationCase.Schema, document, ValidationOptions.Unlimited);
        Assert.All(errors, e => Assert.Equal(ErrorCodes.LimitExceeded, e.Code));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void Thousands_of_places_in_one_error_are_found_in_one_reading()
    {
        // Blanks between the arguments: naively each place would read a megabyte.
        var document = GraphQLParser.ParseDocument($"{{ any({string.Concat(Enumerable.Repeat($"value: 1{new string(' ', 200)}\n", 4000))}) }}");
        var error = Assert.Single(DocumentValidator.Validate(ValidationCase.Schema, document));

        Assert.Equal(4000, error.Locations.Count);
        Assert.Equal([new(1, 7), new(2, 1), new(4000, 1)], [error.Locations[0], error.Locations[1], error.Locations[^1]]);
    }

    [Fact]
    public void A_value_that_many_operations_share_through_a_fragment_is_checked_for_each()
    {
        var operations = string.Concat(Enumerable.Range(0, 300).Select(i => $"query q{i}($x: {(i == 299 ? "String" : "Int")}) {{ ...f }} "));
        var document = Parse($"{operations} fragment f on Query {{ anything(in: {{ numbers: 1, int: $x }}) }}");

        Assert.Equal(["AllVariableUsagesAreAllowed"], DocumentValidator.Validate(ValidationCase.Schema, document).Select(e => e.Rule));
    }

    private static DocumentNode Parse(string text) => GraphQLParser.ParseDocument(text);

    private static string Nest(string head, int times, string core, string tail, string open, string close)
    {
        var text = core;
        for (var i = 0; i < times; i++)
            text = $"{open}{head}{text}{tail}{close}";
        return text;
    }
}
