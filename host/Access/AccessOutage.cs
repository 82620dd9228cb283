using System.Net.Mime;
using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Host.Access;

/// <summary>Answers 503 and UNAVAILABLE where nobody can be asked who the owner of a token is, since the database is away.</summary>
internal static class AccessOutage
{
    private static readonly string Body =
        $$$"""{"errors":[{"message":"The data cannot be reached for now. Send the request again in a moment, with the same idempotency key where it has one.","extensions":{"code":"{{{ErrorCodes.Unavailable}}}","retryable":true}}]}""";

    /// <summary>Runs authentication, and turns its failure into the answer.</summary>
    public static void UseAuthenticationOrUnavailable(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception e) when (!context.Response.HasStarted && StorageFailure.IsTemporary(e))
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.ContentType = MediaTypeNames.Application.Json;
                await context.Response.WriteAsync(Body, context.RequestAborted);
            }
        });
        app.UseAuthentication();
    }
}
