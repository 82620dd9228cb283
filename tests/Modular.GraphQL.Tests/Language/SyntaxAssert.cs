using Modular.GraphQL.Language;
using Xunit;

namespace Modular.GraphQL.Tests.Language;

/// <summary>Asserts that text is refused: one error with the code and exactly one place.</summary>
internal static class SyntaxAssert
{
    public static GraphQLError Fails(Action parse, string code = ErrorCodes.ParseFailed)
    {
        var error = Assert.Single(Assert.Throws<GraphQLException>(parse).Errors);
        Assert.Equal(code, error.Code);
        Assert.Single(error.Locations);
        return error;
    }

    public static void FailsAt(int line, int column, Action parse, string code = ErrorCodes.ParseFailed) =>
        Assert.Equal(new SourceLocation(line, column), Fails(parse, code).Locations[0]);
}
