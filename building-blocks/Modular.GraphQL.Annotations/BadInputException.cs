namespace Modular.GraphQL;

/// <summary>An argument of a query or subscription is none that the server could have meant, such as a cursor of another list: told to the client as BAD_USER_INPUT. Mutations declare errors instead.</summary>
/// <param name="message">Which argument, and what would be right; shown to the client.</param>
public sealed class BadInputException(string message) : Exception(message);
