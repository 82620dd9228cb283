using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Host.Access;

/// <summary>Answers 503 and UNAVAILABLE where nobody can be asked who the owner of a token is, since the database is away.</summary>
internal static class AccessOutage
{
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
                var error = new { message = Text.Of("UNAVAILABLE"), extensions = new { code = ErrorCodes.Unavailable, retryable = true } };
                await context.Response.WriteAsJsonAsync(new { errors = new[] { error } }, context.RequestAborted);
            }
        });
        app.UseAuthentication();
    }
}
