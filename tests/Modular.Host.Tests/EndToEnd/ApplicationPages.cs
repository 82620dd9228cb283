using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Reads all applications there are, page by page.</summary>
internal static class ApplicationPages
{
    /// <summary>Each application as an administrator sees it, with the given fields.</summary>
    public static async IAsyncEnumerable<JsonElement> AllApplicationsAsync(this GraphQLClient client, string fields)
    {
        string? after = null;
        do
        {
            var page = (await client.DataAsync(
                "admin",
                $"query($after: String) {{ merchantApplications(first: 50, after: $after) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ {fields} }} }} }}",
                new { after })).GetProperty("merchantApplications");
            foreach (var application in page.GetProperty("nodes").EnumerateArray())
                yield return application;
            var info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
    }
}
