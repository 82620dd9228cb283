using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>The caller lacks the permission that a mutation asks for, or holds it at another merchant alone; called nevertheless, it answers with an error of this code (FE-01, ACC-02).</summary>
/// <param name="Message">What is not allowed.</param>
public sealed record NotAuthorizedError(string Message) : IUserError
{
    /// <summary><c>AUTH_NOT_AUTHORIZED</c>.</summary>
    public string Code => "AUTH_NOT_AUTHORIZED";

    /// <summary>The reason against a mutation.</summary>
    public static NotAuthorizedError For(string mutation) => new(Text.Of("AUTH_NOT_AUTHORIZED", mutation));
}

/// <summary>Puts the type into every schema, of hosts too whose mutations do not declare it: <c>allowedActions</c> tells it all the same.</summary>
[ObjectType<NotAuthorizedError>]
internal static class NotAuthorizedErrorType;
