namespace Modular.GraphQL;

/// <summary>
/// An expected failure of a mutation, part of its payload. Each implementing record becomes an object type of the schema
/// that implements <c>interface Error</c>.
/// </summary>
[GraphQLDescription("An expected failure of a mutation, part of its payload.")]
public interface IUserError
{
    /// <summary>What is wrong and what would be right, in one sentence that may be shown to the user.</summary>
    string Message { get; }

    /// <summary>The stable code, in upper snake case, that programs compare with.</summary>
    string Code { get; }
}
