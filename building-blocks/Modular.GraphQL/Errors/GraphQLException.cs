namespace Modular.GraphQL;

/// <summary>Carries errors that may be shown to the client. Any other exception of a resolver is masked.</summary>
public sealed class GraphQLException : Exception
{
    /// <summary>One or more errors.</summary>
    public GraphQLException(params IReadOnlyList<GraphQLError> errors)
        : base(errors.Count > 0 ? errors[0].Message : "A GraphQL request failed.") => Errors = errors;

    /// <summary>One error with a code.</summary>
    public GraphQLException(string message, string code)
        : this(new GraphQLError(message) { Code = code })
    {
    }

    /// <summary>The errors.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }
}
