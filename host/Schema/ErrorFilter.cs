using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Host;

/// <summary>
/// Tells a client that waiting helps, where the database is away, busy or full or a command was taken back, and which modules there are; anything else stays
/// masked. What is for people to read is told in their language (FE-03); what a developer has to mend, a document or a variable, is told in English.
/// </summary>
internal sealed class ErrorFilter : IErrorFilter
{
    private static readonly Dictionary<string, object?> Retryable = new() { ["retryable"] = true };
    private static readonly TextTable Texts = TextTable.Of(typeof(ErrorFilter).Assembly);

    /// <inheritdoc/>
    public GraphQLError OnError(GraphQLError error) => error.Exception switch
    {
        UnknownModuleException unknown => error with { Message = unknown.Message, Code = "UNKNOWN_MODULE" },
        { } exception when StorageFailure.IsTemporary(exception) => Unavailable(error, "UNAVAILABLE"),
        CommandExpiredException => Unavailable(error, "COMMAND_EXPIRED"),
        _ => error,
    };

    /// <inheritdoc/>
    public GraphQLError Word(GraphQLError error) =>
        error.Code is { } code && Languages.Current is var language && language != Languages.English && Texts.Find("ERROR." + code, language) is { } text
            ? error with { Message = text }
            : error;

    private static GraphQLError Unavailable(GraphQLError error, string key) =>
        error with { Message = Text.Of(key), Code = ErrorCodes.Unavailable, Extensions = Retryable };
}
