using System.Diagnostics;
using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Host.Access;

/// <summary>Answers 503 and UNAVAILABLE where nobody can be asked who the owner of a token is, since the database or the outside authority is away.</summary>
internal sealed partial class AccessOutage(RequestDelegate next, ILogger<AccessOutage> logger)
{
    /// <summary>Runs authentication, and turns its failure into the answer.</summary>
    public static void UseBefore(IApplicationBuilder app)
    {
        app.UseMiddleware<AccessOutage>();
        app.UseAuthentication();
    }

    /// <summary>Runs what follows.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && (e is AuthorityUnreachableException || StorageFailure.IsTemporary(e)))
        {
            var correlationId = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");
            LogUnavailable(logger, correlationId, e);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            var error = new { message = Text.Of("UNAVAILABLE"), extensions = new { code = ErrorCodes.Unavailable, retryable = true, correlationId } };
            await context.Response.WriteAsJsonAsync(new { errors = new[] { error } }, context.RequestAborted);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Nobody can be asked whose token the request {CorrelationId} carries")]
    private static partial void LogUnavailable(ILogger logger, string correlationId, Exception cause);
}
