using System.Security.Claims;
using System.Text.Json;

namespace Modular.GraphQL.Execution;

/// <summary>A GraphQL request as a transport hands it in (section 6.1).</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document in UTF-8; empty where <see cref="DocumentId"/> or <see cref="PersistedQueryHash"/> stands for it.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The id of a trusted document: the SHA-256 of its text in hexadecimal, with or without <c>sha256:</c> before it; null where none is named.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The SHA-256 of the document's text in hexadecimal, as automatic persisted queries send it (<c>extensions.persistedQuery.sha256Hash</c>); null where none is sent.</summary>
    public string? PersistedQueryHash { get; init; }

    /// <summary>The operation to run; null where the document holds one only.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables, a JSON object; undefined where there are none. It must live until the result is complete.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>The files of a multipart request by the path of their variable, for example <c>variables.input.file</c>; null where there are none.</summary>
    public IReadOnlyDictionary<string, IUpload>? Uploads { get; init; }

    /// <summary>The services of the request's scope.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The caller; an identity-less principal where there is no token.</summary>
    public required ClaimsPrincipal User { get; init; }

    /// <summary>The object whose fields the root fields are; null for schemas made from C# types.</summary>
    public object? RootValue { get; init; }

    /// <summary>Whether the transport can deliver the response in parts; otherwise <c>@defer</c> and <c>@stream</c> do nothing.</summary>
    public bool AllowIncremental { get; init; }

    /// <summary>Whether only queries may run, as over GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Whether the server itself has written the document, for work that somebody has asked for: it runs where only trusted documents of clients do.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The value of the header <c>Idempotency-Key</c>, as it came; null where there is none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The id of the last event that a client received before it came back; null where it starts anew.</summary>
    public string? LastEventId { get; init; }

    /// <summary>
    /// Gives the caller with the permissions of now; called before each event of a subscription. Null where they cannot change
    /// while it runs.
    /// </summary>
    public Func<ClaimsPrincipal, Task<ClaimsPrincipal>>? RenewUser { get; init; }

    /// <summary>Whether the response tells what the operation was bounded to, as <c>extensions.cost</c>.</summary>
    public bool ReportCost { get; init; }

    /// <summary>Finds the request in logs; written beside masked errors.</summary>
    public required string CorrelationId { get; init; }
}
