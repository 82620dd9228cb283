namespace Modular.GraphQL;

/// <summary>Lets an application say more of an unexpected error than that there was one (<see cref="Execution.ExecutorOptions.ErrorFilter"/>).</summary>
public interface IErrorFilter
{
    /// <summary>What is told to the client instead. The exception is logged already, and never written.</summary>
    /// <param name="error">The masked error, with its exception, path and locations.</param>
    /// <returns>The same error, or another one made of it.</returns>
    GraphQLError OnError(GraphQLError error);
}
