using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server.Http;

/// <summary>
/// Tells whether the page that a browser sends a request for may. Browsers say whose page it is: by <c>Origin</c> (RFC 6454, and RFC 6455,
/// section 10.2, for WebSockets, before which they ask nobody), or by <c>Sec-Fetch-Site</c> where they send none. Other clients send neither.
/// </summary>
internal static class OriginPolicy
{
    /// <summary>Refuses with 403 what another site's page sends, unless that origin is allowed.</summary>
    public static void RefuseForeign(HttpRequest request, ISet<string> allowed)
    {
        if (!Allows(request, allowed))
            throw new RequestRefusedException(StatusCodes.Status403Forbidden, ErrorCodes.NotAuthorized, "Pages of that origin may not send requests here.");
    }

    private static bool Allows(HttpRequest request, ISet<string> allowed)
    {
        if (request.Headers.Origin.Count == 0)
            return request.Headers["Sec-Fetch-Site"] != "cross-site";
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
