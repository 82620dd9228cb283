using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server;

/// <summary>The limits and switches of the HTTP transport.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>The most bytes that a JSON body, a query string or the <c>operations</c> part of an upload may have; more answers 413.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a request may take from its first byte to its result; longer answers 504. Receiving files has its own limit, <see cref="UploadOptions.ReceiveTimeout"/>.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The origins (<c>https://shop.example</c>) whose pages may send requests and connect, beside the one of this server. Clients that are no browsers send none.</summary>
    public ISet<string> AllowedOrigins { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Streams of responses, over server-sent events and WebSocket alike.</summary>
    public StreamOptions Streams { get; } = new();

    /// <summary>GraphQL over WebSocket.</summary>
    public SocketOptions Sockets { get; } = new();

    /// <summary>How many requests one body may hold as an array; they run one after the other, within one <see cref="RequestTimeout"/>. 0 takes no array.</summary>
    public int MaxBatchSize { get; set; }

    /// <summary>Multipart uploads.</summary>
    public UploadOptions Uploads { get; } = new();

    /// <summary>The GraphiQL page.</summary>
    public GraphiQLOptions GraphiQL { get; } = new();

    /// <summary>
    /// The language that a caller is answered in; null for the process's own. It is <see cref="CultureInfo.CurrentUICulture"/> while the request runs, and an
    /// event is made for its subscriber; numbers and dates in the response are the same in all.
    /// </summary>
    public Func<HttpRequest, ClaimsPrincipal, CultureInfo?>? Language { get; set; }

    /// <summary>Speaks to a caller in its language from here on, in the asynchronous method that calls this and all that it calls.</summary>
    internal void Speak(HttpRequest request, ClaimsPrincipal user)
    {
        if (Language?.Invoke(request, user) is { } language)
            CultureInfo.CurrentUICulture = language;
    }
}

/// <summary>The limits of multipart uploads and where their files lie meanwhile.</summary>
public sealed class UploadOptions
{
    /// <summary>Whether multipart requests are taken; if not they answer 415.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The folder for the files of requests under way. Several processes may share it: each works in a folder of its own below,
    /// and the start of any of them removes the folders whose process is gone.
    /// </summary>
    public string Folder { get; set; } = Path.Combine(Path.GetTempPath(), "modular-uploads");

    /// <summary>The most bytes of one file; more answers 413 as soon as the limit is passed.</summary>
    public long MaxFileBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>The most files of one request.</summary>
    public int MaxFiles { get; set; } = 10;

    /// <summary>The most bytes of the <c>map</c> part.</summary>
    public int MaxMapBytes { get; set; } = 16 * 1024;

    /// <summary>How long the parts may take to arrive; longer answers 408.</summary>
    public TimeSpan ReceiveTimeout { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>The page that a browser gets at the GraphQL address.</summary>
public sealed class GraphiQLOptions
{
    /// <summary>Whether browsers get the page.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The folder of the bundle.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "wwwroot", "graphiql");

    /// <summary>Whether the page offers to sign in as one of the users that <c>GET /dev/users</c> lists; for development only.</summary>
    public bool DevelopmentUsers { get; set; }
}
