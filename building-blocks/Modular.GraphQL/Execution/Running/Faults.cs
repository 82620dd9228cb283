using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Makes faults out of what goes wrong while fields are resolved.</summary>
internal static class Faults
{
    /// <summary>What a resolver threw. Errors meant for the client are shown; anything else is a bug and is masked later, in one place.</summary>
    public static Fault Of(Exception exception, FieldPlan field) => exception switch
    {
        GraphQLException known => new(known.Errors),
        BadInputException bad => new(new GraphQLError(bad.Message) { Code = ErrorCodes.BadUserInput }),
        AggregateException { InnerExceptions: [var inner] } => Of(inner, field),
        _ => new(new GraphQLError($"Unexpected error in {field.Field.Coordinate}.") { Code = ErrorCodes.Internal, Exception = exception }),
    };

    public static Fault NoObjectType(NamedType type, object value) =>
        new(new GraphQLError($"Unexpected error: a value is of no object type that is a {type.Name}.")
        {
            Code = ErrorCodes.Internal,
            Exception = new InvalidOperationException($"{value.GetType()} is not the C# type of any object type that is a {type.Name}."),
        });

    /// <summary>A resolver gave a value that the field's scalar or enum cannot write.</summary>
    public static Fault Unfit(ValueShape shape, object value) => new(new GraphQLError($"{shape.Named} cannot represent the value of this field.")
    {
        Code = ErrorCodes.Internal,
        Exception = new InvalidCastException($"{shape.Named} cannot represent a {value.GetType()}."),
    });

    public static Fault Denied(string code, FieldPlan field) => new(new GraphQLError(code == ErrorCodes.NotAuthenticated
        ? $"Sign in to use {field.Field.Coordinate}."
        : $"You do not have the permission to use {field.Field.Coordinate}.")
    {
        Code = code,
    });
}
