namespace Modular.Host;

/// <summary>What a supervisor asks: does the process live, and may it be sent requests?</summary>
internal static class HealthEndpoints
{
    private const string Starting =
        """{"errors":[{"message":"The host is starting or stopping; try again shortly.","extensions":{"code":"NOT_READY"}}]}""";

    /// <summary>Answers 503 with a GraphQL error to everything but the health questions until the host is ready.</summary>
    public static void UseReadiness(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use((context, next) => readiness.IsReady || context.Request.Path.StartsWithSegments("/health") ? next(context) : Refuse(context));
    }

    /// <summary>
    /// Maps <c>/health/live</c> (200 while the process runs) and <c>/health/ready</c>: 503 until startup work is done, while the host stops and while a
    /// database does not answer; 200 with the status <c>degraded</c> while the data folder takes nothing, since reading goes on. It names the optional
    /// modules that are broken, and those whose rows cannot be read.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => new { Status = "live" });
        routes.MapGet("/health/ready", async (Readiness readiness, StorageHealth health) =>
        {
            var storage = readiness.IsReady ? await health.LookAsync() : null;
            var isReady = storage is { Unreachable.Count: 0 };
            return Results.Json(
                new { Status = !isReady ? "not ready" : storage!.ReadOnly ? "degraded" : "ready", readiness.Broken, Unreachable = storage?.Unreachable ?? [], ReadOnly = storage?.ReadOnly ?? false },
                statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(Starting, context.RequestAborted);
    }
}
