namespace Modular.GraphQL;

/// <summary>Lets an application have a word in what clients are told of errors (<see cref="Execution.ExecutorOptions.ErrorFilter"/>).</summary>
public interface IErrorFilter
{
    /// <summary>What is told to the client instead. The exception is logged already, and never written.</summary>
    /// <param name="error">The masked error, with its exception, path and locations.</param>
    /// <returns>The same error, or another one made of it.</returns>
    GraphQLError OnError(GraphQLError error);

    /// <summary>Any error as the client reads it, for example in its language; by default as it is.</summary>
    /// <param name="error">The error, after <see cref="OnError"/> where it was masked.</param>
    /// <returns>The same error, or another one made of it.</returns>
    GraphQLError Word(GraphQLError error) => error;
}
