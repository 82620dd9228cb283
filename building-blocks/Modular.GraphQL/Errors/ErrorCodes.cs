namespace Modular.GraphQL;

/// <summary>The codes that the engine itself gives in <c>extensions.code</c>.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a validation rule.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>The request is not a well-formed GraphQL request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>A variable or argument has the wrong shape.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The operation to run is missing or ambiguous.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The hash is of a document that the server does not know (any more); send the text along once.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The server takes no automatic persisted queries.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The id is of none of the trusted documents.</summary>
    public const string DocumentNotFound = "DOCUMENT_NOT_FOUND";

    /// <summary>The server runs trusted documents alone, and this is none of them.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>The request is larger or more complex than this server takes.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The field needs a signed-in caller.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>The caller lacks the permission.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>The token is malformed, expired or not ours.</summary>
    public const string InvalidToken = "AUTH_INVALID_TOKEN";

    /// <summary>The request took too long.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>Something that is needed for the answer is away for now; the same request may be sent again, with the same idempotency key.</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>The mutation runs under an idempotency key only, and there is none.</summary>
    public const string IdempotencyKeyRequired = "IDEMPOTENCY_KEY_REQUIRED";

    /// <summary>Another request runs under the idempotency key; the same request may be sent again.</summary>
    public const string IdempotencyInProgress = "IDEMPOTENCY_IN_PROGRESS";

    /// <summary>The idempotency key was used before with other input; nothing was done. What is new takes a new key.</summary>
    public const string IdempotencyConflict = "IDEMPOTENCY_CONFLICT";

    /// <summary>The client did not take what was sent to it; it may go on after the last event that it received.</summary>
    public const string SlowConsumer = "SLOW_CONSUMER";

    /// <summary>Something broke inside; the correlation id finds it in the log.</summary>
    public const string Internal = "INTERNAL_ERROR";
}
