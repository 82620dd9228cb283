using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server.Http;

/// <summary>
/// The header of requests that browsers would otherwise send to other sites without asking first, with the user's cookies: GET and
/// multipart forms. No link and no form can add a header.
/// </summary>
internal static class PreflightHeader
{
    public const string Name = "GraphQL-Require-Preflight";

    public static bool IsGiven(HttpRequest request) => request.Headers.ContainsKey(Name);

    /// <summary>Refuses a request without it; <paramref name="kind"/> names the kind of request to its sender.</summary>
    public static void Want(HttpRequest request, string kind)
    {
        if (!IsGiven(request))
            throw RequestRefusedException.BadRequest($"A {kind} request needs the header {Name}: 1, which keeps other sites from sending it in a user's name.");
    }
}
