using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Modular.Persistence;

namespace Modular.Host.Files;

/// <summary>Serves stored files to whoever has a link that the schema gave out (<see cref="FileLinks"/>).</summary>
internal static partial class FileDownload
{
    private const string Damaged =
        """{"errors":[{"message":"The file is damaged and is not given out; its keeper has been told.","extensions":{"code":"FILE_DAMAGED"}}]}""";

    /// <summary>
    /// Maps <c>GET /files/{token}</c>: the file as an attachment, which no browser shows or guesses the type of; 404 where the link
    /// was not made here, was changed or is too old, and these are not told apart; 500 with FILE_DAMAGED where the file is not what was stored.
    /// </summary>
    public static void MapFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/files/{token}", ServeAsync);

    private static async Task<IResult> ServeAsync(
        string token, HttpContext context, FileLinks links, FileStore files, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        if (links.Open(token) is not { } link)
            return TypedResults.NotFound();

        var logger = loggers.CreateLogger(typeof(FileDownload));
        try
        {
            // Whole before its first byte goes out: what is sent cannot be taken back.
            await files.CheckAsync(link.Sha256, cancellationToken);
            var content = files.OpenRead(link.Sha256);
            LogServed(logger, link.Sha256, link.IssuedTo);
            headers.ContentLength = content.Length;
            headers.ContentDisposition = AttachmentNamed(link.FileName);
            return TypedResults.Stream(content, link.MediaType);
        }
        catch (DamagedFileException)
        {
            return Refused();
        }
        catch (FileNotFoundException)
        {
            LogMissing(logger, link.Sha256);
            return Refused();
        }
    }

    private static string AttachmentNamed(string fileName)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        return disposition.ToString();
    }

    private static ContentHttpResult Refused() => TypedResults.Content(Damaged, MediaTypeNames.Application.Json, statusCode: StatusCodes.Status500InternalServerError);

    [LoggerMessage(LogLevel.Information, "The file {Sha256} was downloaded by a link that {User} had asked for")]
    private static partial void LogServed(ILogger logger, string sha256, Guid? user);

    [LoggerMessage(LogLevel.Error, "The stored file {Sha256} is missing, and a row refers to it")]
    private static partial void LogMissing(ILogger logger, string sha256);
}
