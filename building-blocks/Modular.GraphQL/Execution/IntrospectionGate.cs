using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Keeps the schema from those who may not read it.</summary>
internal sealed class IntrospectionGate(Schema schema, string? permission)
{
    private readonly FieldAccess? _access = permission is null ? null : new([permission]);

    /// <summary>The error where the document asks for the schema and the caller lacks the permission.</summary>
    public GraphQLError? Check(GraphQLRequest request, PreparedDocument document)
    {
        if (_access is null || !document.UsesIntrospection)
            return null;
        var caller = new RequestContext { Schema = schema, Services = request.Services, User = request.User, CorrelationId = request.CorrelationId };
        return caller.Refuses(_access) is { } code
            ? new($"Introspection needs the permission {permission} here.") { Code = code }
            : null;
    }
}
