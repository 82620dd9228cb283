using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Jobs, run as an operator does.</summary>
internal static class JobCalls
{
    /// <summary>Runs a job to its end, and gives the run.</summary>
    public static async Task<JsonElement> RunJobAsync(this EndToEndHost host, string name)
    {
        const string Run = "mutation($input: RunJobInput!) { runJob(input: $input) { run { id } errors { ... on Error { code } } } }";
        const string State = "query($job: String!) { jobRuns(first: 20, where: { job: { eq: $job } }) { nodes { id state errorMessage counts { name value } } } }";
        using var limit = new CancellationTokenSource(Longest.Wait);
        JsonElement run;
        // The clock may have begun it in this moment.
        while ((run = (await host.Client.DataAsync("admin", Run, new { input = new { name } })).GetProperty("runJob").GetProperty("run")).ValueKind != JsonValueKind.Object)
            await Task.Delay(50, limit.Token);
        while (true)
        {
            var runs = (await host.Client.DataAsync("admin", State, new { job = name })).GetProperty("jobRuns").GetProperty("nodes");
            var found = runs.EnumerateArray().Single(r => r.GetProperty("id").GetString() == run.GetProperty("id").GetString());
            if (found.GetProperty("state").GetString() != "RUNNING")
                return found;
            await Task.Delay(50, limit.Token);
        }
    }
}
