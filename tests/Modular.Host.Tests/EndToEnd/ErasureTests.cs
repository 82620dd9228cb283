using System.Text;
using System.Text.Json;
using Modular.Host.Tests.Backup;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>
/// After somebody was erased over HTTP no file, table, log, answer, trace or later backup holds that person's data in the clear, others' data are there, every
/// count adds up and the audit's chains are whole (ACC-03).
/// </summary>
public sealed class ErasureTests
{
    private static readonly string[] Modules = ["Accounts", "Merchants", "Orders", "Platform", "StaffPerformance"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_of_an_erased_person_is_left_and_everything_else_is(DatabaseKind on)
    {
        await using var cluster = on == DatabaseKind.Postgres ? await PostgresCluster.StartAsync(settings: "log_statement=all") : null;
        await using var host = await EndToEndHost.OverAsync(
            cluster is null ? null : await cluster.Server.CreateDatabaseAsync(),
            "--Modules:Accounts:ErasureWait=00:00:00", "--Logging:LogLevel:Default=Debug", "--GraphQL:SlowOperationMilliseconds=1", "--GraphQL:MaxCost=0");
        var (gone, left) = (new PlantedValues(27), new PlantedValues(28));
        var (leaving, staying) = (new PlantedPerson(host, gone, "leaving", 27), new PlantedPerson(host, left, "staying", 28));
        await leaving.LiveAsync();
        await staying.LiveAsync();
        var before = await CountsAsync(host);

        // The search finds what is there: the person sees it, and so does whoever reads for the platform.
        Assert.NotEmpty(gone.FindIn("the person's own view", Bytes(await leaving.SeenAsync())));
        Assert.NotEmpty(gone.FindIn("the administrator's view", Bytes(await ReadAllAsync(host))));
        Assert.NotEmpty(gone.FindIn("the audit", Bytes(await TrailsAsync(host))));

        var output = await EraseAsync(host);

        var (seen, trails) = (await ReadAllAsync(host), await TrailsAsync(host));
        Assert.Empty(gone.FindIn("answers", Bytes(seen + trails)));
        Assert.NotEmpty(left.FindIn("answers", Bytes(seen)));
        Assert.NotEmpty(left.FindIn("audit", Bytes(trails)));
        Assert.Contains("erased", trails, StringComparison.Ordinal);
        Assert.Equal(before, await CountsAsync(host));
        foreach (var module in Modules)
            Assert.True((await host.VerifyAuditAsync(module)).GetProperty("isValid").GetBoolean(), module);
        await AssertNoneInBackupAsync(host, gone);
        await host.StopAsync();

        Assert.Empty(gone.FindIn("log", Bytes(output)));
        Assert.Empty(gone.FindInFiles(host.DataPath, out var searched));
        Assert.True(searched > 5, $"Only {searched} files were there to be searched.");
        if (cluster is not null)
        {
            await cluster.StopServerAsync();
            Assert.Empty(gone.FindInFiles(cluster.Folder, out searched));
            Assert.True(searched > 500, $"Only {searched} files of the server were there to be searched.");
        }

        Assert.NotEmpty(PlantedValues.Known(ChinaCodes.Uscc(27)).FindInFiles(cluster?.Folder ?? host.DataPath, out _));
        if (cluster is not null)
            await cluster.StartServerAsync();
        await host.StartAsync();
        await AssertLoginIsFreeAsync(host, leaving, await UsersAsync(host));
    }

    /// <summary>Erases, with a host that is killed as soon as it has begun; gives all that both hosts have logged so far.</summary>
    private static async Task<string> EraseAsync(EndToEndHost host)
    {
        var asked = await host.Story.MutateAsync(
            "leaving", "eraseMyData", "mutation($input: EraseMyDataInput!) { eraseMyData(input: $input) { erasure { status } errors { ... on Error { code message } } } }", new { password = PlantedPerson.Password });
        Assert.Equal("WAITING", asked.GetProperty("erasure").GetProperty("status").GetString());
        await RunJobAsync(host);
        var output = host.Output;
        await host.KillAsync();
        await host.StartAsync();
        using var limit = new CancellationTokenSource(Longest.Wait);
        while ((await host.Client.DataAsync("admin", "{ erasures { nodes { status } } }")).GetProperty("erasures").GetProperty("nodes")[0].GetProperty("status").GetString() != "DONE")
        {
            await RunJobAsync(host);
            await Task.Delay(500, limit.Token);
        }

        return output + host.Output;
    }

    private static Task<JsonElement> RunJobAsync(EndToEndHost host) =>
        host.Client.DataAsync("admin", """mutation { runJob(input: { name: "accounts.erase" }) { run { slot } errors { ... on Error { code } } } }""");

    private static async Task<string> ReadAllAsync(EndToEndHost host) => (await host.Client.DataAsync("admin", """
        { users(first: 50) { nodes { name email mobile statusReason } }
          erasures { nodes { reason user { name } kept { what reason text } } }
          merchantApplications(first: 50) { nodes {
            legalRepresentative { name idCard } contact { name phone email } history { nodes { byName reason } } reviewerComment
            timeline(first: 50) { nodes { by code parameters { name value } comment { author text } } }
            documents { history { nodes { byName reason } } versions { fileName uploadedBy reviews { reviewer rejectionText } } } } } }
        """)).ToString();

    private static async Task<string> TrailsAsync(EndToEndHost host)
    {
        var all = new StringBuilder();
        foreach (var module in Modules)
            all.Append((await host.Client.DataAsync("admin", $$"""{ auditTrail(module: "{{module}}", first: 50) { nodes { what key before after reason } } }""")).ToString());
        return all.ToString();
    }

    // What the platform counts for its business; the users' own states are another matter.
    private static async Task<string> CountsAsync(EndToEndHost host) => (await host.Client.DataAsync("reviewer", """
        { merchantApplications { totalCount } rejected: merchantApplications(where: { status: { eq: REJECTED } }) { totalCount }
          reviewQueue { totalCount } myTaskCounts { kind open overdue }
          documentReviewStats(from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z") { passRate { numerator denominator } roundsPerPaper { numerator denominator } reasons { reason count } } }
        """)).ToString();

    private static async Task AssertNoneInBackupAsync(EndToEndHost host, PlantedValues gone)
    {
        using var folder = new TemporaryFolder("backups");
        await gone.AssertNoneInBackupAsync(host, folder, ChinaCodes.Uscc(27));
    }

    private static async Task AssertLoginIsFreeAsync(EndToEndHost host, PlantedPerson leaving, int users)
    {
        await leaving.RegisterAsync();
        await host.Client.SignInAsync("again", leaving.Login, PlantedPerson.Password);
        var again = await host.Client.DataAsync("again", "{ viewer { user { name } } myApplications { totalCount } }");
        Assert.Equal((leaving.Name, 0), (again.GetProperty("viewer").GetProperty("user").GetProperty("name").GetString(), again.GetProperty("myApplications").GetProperty("totalCount").GetInt32()));
        Assert.Equal(users + 1, await UsersAsync(host));
    }

    private static async Task<int> UsersAsync(EndToEndHost host) => (await host.Client.DataAsync("admin", "{ users { totalCount } }")).GetProperty("users").GetProperty("totalCount").GetInt32();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
