using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server.WebSockets;

/// <summary>
/// Tells whether the page that opens a WebSocket may. Browsers ask nobody before they connect to another site, but say whose page
/// it is (RFC 6455, section 10.2); other clients send no <c>Origin</c>.
/// </summary>
internal static class OriginPolicy
{
    public static bool Allows(HttpRequest request, ISet<string> allowed)
    {
        if (request.Headers.Origin.Count == 0)
            return true;
        var text = request.Headers.Origin.ToString();
        if (allowed.Contains(text))
            return true;
        // The scheme is left out: behind a proxy that ends TLS the page's is https and the request's is http.
        return Uri.TryCreate(text, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && origin.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && origin.Port == (request.Host.Port ?? (origin.Scheme == "https" ? 443 : 80));
    }
}
