using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Modular.GraphQL.Server.Http;

namespace Modular.GraphQL.Server.Page;

/// <summary>Serves the GraphiQL bundle, or says how to build it. Nothing on the page comes from another site.</summary>
internal sealed class GraphiQLPage(IOptions<GraphQLServerOptions> options)
{
    // Monaco, the page's editor, writes its styles into the document; scripts run from files alone.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
        "img-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    private const string Missing = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>GraphiQL is not built</title></head><body>
        <h1>GraphiQL is not built yet</h1>
        <p>The page at this address is bundled with npm, which the build of the host did not find. Install Node.js 20 or later, then run</p>
        <pre>dotnet build host</pre>
        <p>or, by hand,</p>
        <pre>cd host/ide &amp;&amp; npm ci &amp;&amp; npm run build &amp;&amp; cd ../.. &amp;&amp; dotnet build host</pre>
        <p>The GraphQL API itself works without it: POST to this address.</p></body></html>
        """;

    private readonly GraphiQLOptions _options = options.Value.GraphiQL;
    private readonly FileExtensionContentTypeProvider _contentTypes = new();

    public bool Enabled => _options.Enabled;

    /// <summary>
    /// Whether a browser opens the address, rather than a client sending a query: a query in the address is filled in on the page, unless
    /// the request carries the header that nobody but a client sends.
    /// </summary>
    public static bool IsWanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && AcceptHeader.WantsHtml(request.Headers.Accept)
        && !(PreflightHeader.IsGiven(request) && QueryStringParser.NamesDocument(request.QueryString));

    /// <summary>Sends the page itself, whose links lead below <paramref name="filesPath"/>.</summary>
    public async Task SendAsync(HttpContext context, string filesPath)
    {
        var index = Path.Combine(_options.Folder, "index.html");
        var html = File.Exists(index) ? Adapt(await File.ReadAllTextAsync(index, context.RequestAborted), context.Request, filesPath) : Missing;
        SetHeaders(context.Response);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = $"Accept, {PreflightHeader.Name}";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>Sends a file of the bundle. Their names hold their content's hash, so browsers may keep them.</summary>
    public async Task SendFileAsync(HttpContext context)
    {
        var path = context.Request.RouteValues["path"] as string;
        if (string.IsNullOrEmpty(path) || !Directory.Exists(_options.Folder) || !_contentTypes.TryGetContentType(path, out var contentType))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // The provider refuses paths that lead out of the folder.
        using var provider = new PhysicalFileProvider(_options.Folder);
        var file = provider.GetFileInfo(path);
        if (!file.Exists || file.IsDirectory)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        SetHeaders(context.Response);
        context.Response.Headers.CacheControl = path.StartsWith("assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.ContentType = contentType;
        context.Response.ContentLength = file.Length;
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private string Adapt(string html, HttpRequest request, string filesPath)
    {
        var root = WebUtility.HtmlEncode(request.PathBase.ToUriComponent());
        var endpoint = root + WebUtility.HtmlEncode(request.Path.ToUriComponent());
        var head = $"""<head><base href="{root}{WebUtility.HtmlEncode(filesPath)}"><meta name="graphql-endpoint" content="{endpoint}">""";
        if (_options.DevelopmentUsers)
            head += $"""<meta name="development-users" content="{root}/dev">""";
        return html.Replace("<head>", head, StringComparison.Ordinal);
    }

    private static void SetHeaders(HttpResponse response)
    {
        // A worker's script brings the policy that the worker runs under.
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
