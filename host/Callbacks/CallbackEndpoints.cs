using Modular.Kernel;

namespace Modular.Host.Callbacks;

/// <summary>Hands in what outside systems report to the modules.</summary>
internal static class CallbackEndpoints
{
    private const int LargestBody = 64 * 1024;

    /// <summary>
    /// Maps <c>POST /callbacks/{path}</c>: 204 once the report is on disk, 401 where it is not signed, 413 above 64 KiB, 422 where it makes no sense, 404 where nobody
    /// listens, 503 where the database is away; whoever reports repeats what got another answer than 204.
    /// </summary>
    public static void MapCallbacks(this IEndpointRouteBuilder routes) => routes.MapPost("/callbacks/{**path}", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(string path, HttpContext context, ISystemScopes scopes, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context.Request, cancellationToken) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        await using var scope = scopes.Open();
        if (scope.ServiceProvider.GetServices<ICallback>().FirstOrDefault(c => c.Path == path) is not { } callback)
            return TypedResults.NotFound();
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        try
        {
            return await callback.ReceiveAsync(new(body, headers), cancellationToken) switch
            {
                CallbackAnswer.Accepted => TypedResults.NoContent(),
                CallbackAnswer.Unsigned => TypedResults.Unauthorized(),
                _ => TypedResults.UnprocessableEntity(),
            };
        }
        catch (Exception e) when (Persistence.StorageFailure.IsTemporary(e))
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
            return null;
        var body = new byte[LargestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return length > LargestBody ? null : body[..length];
    }
}
