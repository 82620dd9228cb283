using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server.Http;

/// <summary>The transport refuses a request before the engine sees it. The message is shown to the client.</summary>
internal sealed class RequestRefusedException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The methods that the address takes, for 405.</summary>
    public string? Allow { get; init; }

    /// <summary>The challenge, for 401.</summary>
    public string? Challenge { get; init; }

    /// <summary>What happened inside, where it passes and the same request may succeed later; logged, never told. Null where the request is to blame.</summary>
    public Exception? Passing { get; init; }

    public static RequestRefusedException BadRequest(string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message);

    /// <summary>An uploaded file finds no place for now: the disk is full, or may not be written to.</summary>
    public static RequestRefusedException CannotReceive(Exception cause) => new(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable, "Files cannot be taken for now. Send the request again in a moment, with the same idempotency key where it has one.") { Passing = cause };

    public static RequestRefusedException TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, ErrorCodes.LimitExceeded, message);
}
