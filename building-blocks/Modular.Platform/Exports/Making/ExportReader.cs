using System.Diagnostics;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL;
using Modular.GraphQL.Execution;

namespace Modular.Platform.Exports;

/// <summary>Reads pages of a list as its reader would: through the schema, so that permissions, scopes, filters and masks are the same by nature.</summary>
internal sealed class ExportReader(IRequestExecutor executor, IServiceScopeFactory scopes)
{
    /// <summary>Reads a page.</summary>
    /// <param name="reader">In whose name.</param>
    /// <param name="query">What is read.</param>
    /// <param name="first">How many rows.</param>
    /// <param name="after">The place after which they stand; null for the beginning.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ExportPage> ReadAsync(ClaimsPrincipal reader, ExportQuery query, int first, string? after, CancellationToken cancellationToken)
    {
        var variables = (JsonObject)query.Arguments.DeepClone();
        variables["first"] = first;
        variables["after"] = after;
        variables["count"] = after is null;
        await using var scope = scopes.CreateAsyncScope();
        using var result = await executor.ExecuteAsync(
            new GraphQLRequest
            {
                Document = query.Document,
                Variables = JsonSerializer.SerializeToElement(variables),
                Services = scope.ServiceProvider,
                User = reader,
                QueriesOnly = true,
                IsOwn = true,
                CorrelationId = Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString(),
            },
            cancellationToken);
        return ExportPage.Of(JsonSerializer.Deserialize<JsonElement>(result.Body.Span), query);
    }
}

/// <summary>What an export reads.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Document">The document that asks for them.</param>
/// <param name="Arguments">The arguments of the list.</param>
internal sealed record ExportQuery(IReadOnlyList<ExportColumn> Columns, ReadOnlyMemory<byte> Document, JsonObject Arguments)
{
    /// <summary>That of a list.</summary>
    public static ExportQuery Of(ExportList list, IReadOnlyList<ExportColumn> columns, JsonObject arguments) =>
        new(columns, ExportDocument.Of(list, columns, [.. arguments.Select(a => a.Key)]), arguments);
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">Its rows, in the language of now.</param>
/// <param name="Next">The place of the last one; null where there is nothing after it.</param>
/// <param name="Total">How many rows the list has; null where it does not say.</param>
/// <param name="Code">The code of what kept it from being read; null where nothing did.</param>
/// <param name="Message">The same in words.</param>
internal sealed record ExportPage(IReadOnlyList<IReadOnlyList<ExportCell>> Rows, string? Next, int? Total, string? Code, string? Message)
{
    /// <summary>Whether it costs too much to read so many rows at a time.</summary>
    public bool IsTooDear => Code == ErrorCodes.LimitExceeded;

    /// <summary>That of an answer.</summary>
    public static ExportPage Of(JsonElement answer, ExportQuery query)
    {
        if (answer.TryGetProperty("errors", out var errors))
        {
            var error = errors[0];
            var code = error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var given) ? given.GetString() : null;
            return new([], null, null, code ?? ErrorCodes.Internal, error.GetProperty("message").GetString());
        }

        var list = answer.GetProperty("data").GetProperty(ExportDocument.List);
        if (list.ValueKind == JsonValueKind.Null)
            return new([], null, 0, null, null);
        var page = list.GetProperty("pageInfo");
        return new(
            [.. list.GetProperty("nodes").EnumerateArray().Select(n => CellsOf.Item(n, query.Columns).ToList())],
            page.GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("endCursor").GetString() : null,
            list.TryGetProperty("totalCount", out var total) ? total.GetInt32() : null, null, null);
    }
}
