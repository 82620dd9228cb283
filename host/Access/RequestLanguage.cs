using System.Globalization;
using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>The language that a caller is answered in: the one that the user has chosen, otherwise what <c>Accept-Language</c> likes best (RFC 9110, section 12.5.4; FE-03).</summary>
internal static class RequestLanguage
{
    /// <summary>The language; English where the caller asks for none that is spoken here.</summary>
    public static CultureInfo Of(HttpRequest request, ClaimsPrincipal user) => Chosen(user) ?? Accepted(request) ?? Languages.English;

    private static CultureInfo? Chosen(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && user.FindFirst(CallerClaims.Language)?.Value is { } tag ? Languages.Find(tag) : null;

    private static CultureInfo? Accepted(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var wanted))
            return null;
        return wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1)
            .Select(w => Languages.Find(w.Value.Value ?? "")).FirstOrDefault(l => l is not null);
    }
}
