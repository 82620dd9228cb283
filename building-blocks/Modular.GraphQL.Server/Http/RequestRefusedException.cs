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

    public static RequestRefusedException BadRequest(string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message);

    public static RequestRefusedException TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, ErrorCodes.LimitExceeded, message);
}
