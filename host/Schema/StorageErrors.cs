using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Host;

/// <summary>Tells a client that waiting helps, where the database is away, busy or full or a command was taken back, and which modules there are; anything else stays masked.</summary>
internal sealed class StorageErrors : IErrorFilter
{
    private static readonly Dictionary<string, object?> Retryable = new() { ["retryable"] = true };

    /// <inheritdoc/>
    public GraphQLError OnError(GraphQLError error) => error.Exception switch
    {
        UnknownModuleException unknown => error with { Message = unknown.Message, Code = "UNKNOWN_MODULE" },
        { } exception when StorageFailure.IsTemporary(exception) => error with
        {
            Message = "The data cannot be reached for now. Send the request again in a moment, with the same idempotency key where it has one.",
            Code = ErrorCodes.Unavailable,
            Extensions = Retryable,
        },
        CommandExpiredException => error with
        {
            Message = "It took so long that what was prepared for it has been taken back. Nothing was done; send the request again, with the same idempotency key where it has one.",
            Code = ErrorCodes.Unavailable,
            Extensions = Retryable,
        },
        _ => error,
    };
}
