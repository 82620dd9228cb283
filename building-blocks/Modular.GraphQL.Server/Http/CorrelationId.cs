using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server.Http;

/// <summary>The id that finds a request in logs and traces: the trace's, or one of its own where nothing traces.</summary>
internal static class CorrelationId
{
    public const string HeaderName = "X-Correlation-Id";

    /// <summary>Chooses the id and tells it to the client.</summary>
    public static string Assign(HttpContext context)
    {
        var id = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : New();
        context.Response.Headers[HeaderName] = id;
        return id;
    }

    /// <summary>The id that the client was told.</summary>
    public static string Of(HttpContext context) => context.Response.Headers[HeaderName].ToString();

    /// <summary>An id of its own, for an operation that shares its connection with others.</summary>
    public static string New() => ActivityTraceId.CreateRandom().ToHexString();
}
