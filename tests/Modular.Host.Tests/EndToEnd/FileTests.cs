using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Access;
using Modular.Host.Tests.Faults;
using Modular.Persistence;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>
/// The file of a paper over HTTP against the real host: downloaded by whoever may see it, lying encrypted, swept up when no row refers to
/// it, encrypted anew by command (DOC-04, DOC-06, DOC-23).
/// </summary>
public sealed class FileTests : IClassFixture<EndToEndHost>
{
    private const string Version = "query($id: ID!) { document(id: $id) { currentVersion { fileName downloadUrl } } }";

    private static int _number = 70_000;

    private readonly EndToEndHost _host;

    public FileTests(EndToEndHost host) => _host = host;

    private string Files => Path.Combine(_host.DataPath, "files");

    private string KeyFile => Path.Combine(_host.DataPath, KeyRingFiles.Files.DevelopmentFile);

    [Fact]
    public async Task Who_may_see_a_paper_downloads_its_file_as_it_was()
    {
        var file = PaperFiles.Pdf("Downloaded");
        var id = await SubmitAsync(file, "营业执照 1; a.pdf");
        foreach (var user in new[] { "merchant", "reviewer", "inspector" })
        {
            using var answer = await GetAsync(await LinkAsync(user, id));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(("application/pdf", (long?)file.Length), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentLength));
            var disposition = answer.Content.Headers.ContentDisposition!;
            Assert.Equal(("attachment", "营业执照 1; a.pdf"), (disposition.DispositionType, disposition.FileNameStar));
            AssertIsolated(answer);
        }
    }

    [Fact]
    public async Task Who_may_not_gets_no_link()
    {
        var id = await SubmitAsync(PaperFiles.Pdf("Not for all"));

        // Another merchant's user does not learn that the paper exists; finance sees the paper and not its file.
        Assert.Equal("""{"data":{"document":null}}""", (await _host.Client.SendAsync("merchant2", Version, new { id })).GetRawText());
        var finance = await _host.Client.SendAsync("finance", Version, new { id });
        var version = finance.GetProperty("data").GetProperty("document").GetProperty("currentVersion");
        Assert.Equal((JsonValueKind.String, JsonValueKind.Null), (version.GetProperty("fileName").ValueKind, version.GetProperty("downloadUrl").ValueKind));
        Assert.Equal("AUTH_NOT_AUTHORIZED", finance.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_link_that_is_changed_or_too_old_or_made_elsewhere_is_no_link()
    {
        var id = await SubmitAsync(PaperFiles.Pdf("Linked"));
        var link = await LinkAsync("merchant", id);
        var sha256 = await DataAsync("merchant", id, "sha256");
        var ours = FileKeys.Parse(await File.ReadAllTextAsync(KeyFile));
        var leads = new FileLink(sha256, "paper.pdf", "application/pdf", null);
        using (var control = await GetAsync(new FileLinks(ours, TimeProvider.System).PathOf(leads)))
            Assert.Equal(HttpStatusCode.OK, control.StatusCode);

        var answers = new List<string>();
        foreach (var path in new[]
        {
            link[..^1] + (link[^1] == 'A' ? 'B' : 'A'),
            link[..^8],
            "/files/" + sha256,
            "/files/nothing",
            new FileLinks(ours, new Past()).PathOf(leads),
            new FileLinks(FileKeys.Parse(FileKeys.NewLine("development")), TimeProvider.System).PathOf(leads),
        })
        {
            using var answer = await GetAsync(path);
            AssertIsolated(answer);
            answer.Headers.Date = null;
            answers.Add($"{answer.StatusCode} {answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync()}");
        }

        Assert.StartsWith("NotFound", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_of_the_data_folder_holds_it_in_plain_and_a_damaged_one_is_not_given_out()
    {
        const string Mark = "A mark that nobody else writes 8431";
        var file = PaperFiles.Pdf(Mark);
        var before = Stored();
        var id = await SubmitAsync(file);
        var path = Assert.Single(Stored().Except(before));

        var searched = 0;
        // Lock files are empty, and cannot be opened.
        foreach (var lying in Directory.EnumerateFiles(_host.DataPath, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0))
        {
            using var shared = new FileStream(lying, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[shared.Length];
            shared.ReadExactly(bytes);
            searched++;
            Assert.True(bytes.AsSpan().IndexOf(file.AsSpan(0, 64)) < 0 && bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Mark)) < 0, lying);
        }

        Assert.True(searched > 3);
        var link = await LinkAsync("merchant", id);
        var whole = await File.ReadAllBytesAsync(path);
        whole[^20] ^= 1;
        await File.WriteAllBytesAsync(path, whole);
        using var answer = await GetAsync(link);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("FILE_DAMAGED", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Aftermath.UntilAsync(() => Task.FromResult(_host.Output.Contains($"{path} is damaged", StringComparison.Ordinal)), () => _host.Output);

        // Handed in again, it is whole again.
        await SubmitAsync(file);
        using var mended = await GetAsync(link);
        Assert.Equal(file, await mended.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_sweep_takes_what_no_row_refers_to_and_a_rotation_lets_the_old_key_go()
    {
        await using var own = await EndToEndHost.OnAsync(DatabaseKind.Sqlite);
        var tests = new FileTests(own);
        var file = PaperFiles.Pdf("Kept");
        var id = await tests.SubmitAsync(file);
        await own.KillAsync();
        var keys = await File.ReadAllTextAsync(tests.KeyFile);
        var store = new FileStore(tests.Files, FileKeys.Parse(keys), TimeProvider.System, NullLogger<FileStore>.Instance);
        var orphan = await store.SaveAsync(new MemoryStream([1, 2, 3]), default);
        await File.WriteAllTextAsync(Path.Combine(tests.Files, "tmp", "left"), "by a crash");
        foreach (var old in Directory.EnumerateFiles(tests.Files, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-3));

        var added = FileKeys.NewLine("2");
        await File.WriteAllTextAsync(tests.KeyFile, $"{keys}\n{added}\n");
        await using (var command = HostProcess.Run("Development", own.DataPath, "files", "rotate"))
            Assert.True(await command.ExitAsync() == 0 && command.Output.Contains("2 files encrypted anew", StringComparison.Ordinal), command.Output + command.Errors);
        await File.WriteAllTextAsync(tests.KeyFile, added);
        foreach (var old in Directory.EnumerateFiles(tests.Files, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-3));

        await own.StartAsync();
        await own.Client.DataAsync("admin", """mutation { runJob(input: { name: "files.sweep-orphans" }) { run { state } errors { ... on Error { code } } } }""");
        for (var waited = 0; waited < 100 && tests.Stored().Length > 1; waited++)
            await Task.Delay(100);
        Assert.Single(tests.Stored());
        Assert.Empty(Directory.GetFiles(Path.Combine(tests.Files, "tmp")));
        Assert.False(store.Contains(orphan.Sha256));
        using var answer = await tests.GetAsync(await tests.LinkAsync("merchant", id));
        Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());

        await File.WriteAllTextAsync(tests.KeyFile, FileKeys.NewLine("3"));
        await using var without = HostProcess.Start("Development", own.DataPath, "--Demo:Data=none");
        Assert.Equal(1, await without.ExitAsync());
        Assert.Contains("encrypted with the key 2, which Files:KeyFile does not hold", without.Errors, StringComparison.Ordinal);
    }

    private static void AssertIsolated(HttpResponseMessage answer)
    {
        string One(string name) => Assert.Single(answer.Headers.GetValues(name));
        Assert.Equal(("no-store", "nosniff", "sandbox; default-src 'none'", "no-referrer"),
            (One("Cache-Control"), One("X-Content-Type-Options"), One("Content-Security-Policy"), One("Referrer-Policy")));
    }

    private string[] Stored() => [.. Directory.GetDirectories(Files, "key-*").SelectMany(d => Directory.GetFiles(d, "*", SearchOption.AllDirectories))];

    private Task<HttpResponseMessage> GetAsync(string path) => _host.Client.Http.GetAsync(new Uri(path, UriKind.Relative));

    private async Task<string> SubmitAsync(byte[] file, string name = "paper.pdf")
    {
        var applied = await _host.Story.ApplyAsync("merchant", MerchantStory.Application(Interlocked.Increment(ref _number)));
        var submitted = await _host.Story.SubmitAsync("merchant", applied.GetProperty("application").GetProperty("id").GetString()!, "BUSINESS_LICENCE", file, name);
        return submitted.GetProperty("document").GetProperty("id").GetString()!;
    }

    /// <summary>A link: the owner's without more, anybody else's for a purpose that he has acknowledged (DOC-22).</summary>
    private async Task<string> LinkAsync(string user, string id)
    {
        if (user == "merchant")
            return await DataAsync(user, id, "downloadUrl");
        await _host.Client.DataAsync(user, "mutation { acknowledgeDataUse(input: { code: \"merchant-contact\", version: 1 }) { errors { ... on Error { code } } } }");
        return await DataAsync(user, id, "downloadUrl(dataUse: \"merchant-contact\")");
    }

    private async Task<string> DataAsync(string user, string id, string field) =>
        (await _host.Client.DataAsync(user, $"query($id: ID!) {{ document(id: $id) {{ currentVersion {{ {field} }} }} }}", new { id }))
            .GetProperty("document").GetProperty("currentVersion").GetProperty(field.Split('(')[0]).GetString()!;

    private sealed class Past : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - FileLinks.Lifetime - TimeSpan.FromSeconds(1);
    }
}
