using Modular.GraphQL.Language;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Tests.Validation;

/// <summary>Messages name what may have been meant, unless the options keep the schema to themselves.</summary>
public sealed class SuggestionTests
{
    [Theory]
    [InlineData("{ dgo { name } }", "Did you mean \"dog\"?")]
    [InlineData("{ dog { nick } }", "Did you mean \"nickname\"?", false)]
    [InlineData("{ pet { nickname } }", "It exists on \"Cat\", \"Dog\"")]
    [InlineData("{ humanOrAlien { name } }", "It exists on \"Alien\", \"Human\", \"Sentient\"")]
    [InlineData("{ dog { doesKnowCommand(dogComand: SIT) } }", "Did you mean \"dogCommand\"?")]
    [InlineData("{ dog { doesKnowCommand(dogCommand: sit) } }", "Did you mean \"SIT\"?")]
    [InlineData("{ any @skp(if: true) }", "Did you mean \"skip\"?")]
    [InlineData("{ ... on Dgo { name } }", "Did you mean \"Dog\"?")]
    [InlineData("query ($x: Itn) { any(value: $x) }", "or \"Int\"?")]
    [InlineData("{ findDog(searchBy: { nmae: \"x\" }) { name } }", "Did you mean \"name\"?")]
    [InlineData("{ dog { completelyDifferent } }", "Did you mean", false)]
    public void Near_names_are_suggested(string document, string hint, bool isExpected = true)
    {
        Assert.Equal(isExpected, Messages(document, true).Contains(hint, StringComparison.Ordinal));
        Assert.DoesNotContain("Did you mean", Messages(document, false), StringComparison.Ordinal);
        Assert.DoesNotContain("It exists on", Messages(document, false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_literal_is_cut_in_the_message()
    {
        var message = Messages($"{{ arguments {{ intArgField(intArg: \"{new string('é', 5000)}\") }} }}", true);
        Assert.InRange(message.Length, 60, 200);
    }

    private static string Messages(string document, bool suggestions)
    {
        var errors = DocumentValidator.Validate(ValidationCase.Schema, GraphQLParser.ParseDocument(document), new() { Suggestions = suggestions });
        Assert.NotEmpty(errors);
        return string.Join('\n', errors.Select(e => e.Message));
    }
}
