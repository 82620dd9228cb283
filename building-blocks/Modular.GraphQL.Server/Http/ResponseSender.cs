using Microsoft.AspNetCore.Http;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.Http;

/// <summary>Writes results and refusals with their status (GraphQL over HTTP, Status Codes).</summary>
internal static class ResponseSender
{
    private const string JsonContentType = AcceptHeader.Json + "; charset=utf-8";
    private const string GraphQLResponseContentType = AcceptHeader.GraphQLResponse + "; charset=utf-8";

    public static Task SendAsync(HttpContext context, ResponseFormat format, ExecutionResult result)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        var status = StatusOf(result.Outcome, format, isGet);
        if (status == StatusCodes.Status405MethodNotAllowed)
            context.Response.Headers.Allow = HttpMethods.Post;
        return WriteAsync(context, format, status, result, isGet);
    }

    public static async Task RefuseAsync(HttpContext context, ResponseFormat format, IRequestExecutor executor, RequestRefusedException refusal)
    {
        var response = context.Response;
        if (refusal.Allow is { } allow)
            response.Headers.Allow = allow;
        if (refusal.Challenge is { } challenge)
            response.Headers.WWWAuthenticate = challenge;
        using var result = executor.Refuse(ExecutionOutcome.BadOperation, new GraphQLError(refusal.Message)
        {
            Code = refusal.Code,
            Extensions = refusal.Passing is null ? null : new Dictionary<string, object?> { ["retryable"] = true, ["correlationId"] = CorrelationId.Of(context) },
        });
        await WriteAsync(context, format, refusal.Status, result, HttpMethods.IsGet(context.Request.Method));
    }

    // application/json may come from any proxy on the way, so its status says only that this server answered a well-formed request.
    private static int StatusOf(ExecutionOutcome outcome, ResponseFormat format, bool isGet) => outcome switch
    {
        ExecutionOutcome.Executed => StatusCodes.Status200OK,
        ExecutionOutcome.KindNotAllowed when isGet => StatusCodes.Status405MethodNotAllowed,
        _ => format == ResponseFormat.GraphQLResponse ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
    };

    private static Task WriteAsync(HttpContext context, ResponseFormat format, int status, ExecutionResult result, bool isGet)
    {
        var response = context.Response;
        var body = result.Body;
        response.StatusCode = status;
        response.ContentType = format == ResponseFormat.GraphQLResponse ? GraphQLResponseContentType : JsonContentType;
        response.ContentLength = body.Length;
        if (isGet)
        {
            // A browser may keep what a GET answers unless told otherwise, and the answer depends on the caller.
            response.Headers.CacheControl = "no-store";
        }

        var write = response.BodyWriter.WriteAsync(body, context.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
