using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Modular.Host.Access;
using Modular.Host.Tests.Backup;
using Modular.Host.Tests.Faults;
using Modular.Host.Tests.Startup;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>What people's numbers leave behind after a whole onboarding over HTTP: nothing in plain, anywhere (DOC-23).</summary>
public sealed class SensitiveValueTests
{
    private static readonly int Applications = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_PLANTED_APPLICATIONS"), out var count) ? count : 40;
    private readonly PlantedValues _planted = new(20260320);
    private readonly StringBuilder _answers = new();
    private readonly List<string> _ids = [];
    private (string IdCard, string Phone) _first;

    [Theory, OnSqlite, OnPostgres]
    public async Task Planted_numbers_are_found_in_no_file_backup_log_answer_webhook_or_telemetry(DatabaseKind on)
    {
        await using var cluster = on == DatabaseKind.Postgres ? await PostgresCluster.StartAsync(settings: "log_statement=all") : null;
        var telemetry = new ConcurrentDictionary<string, string>();
        await using var collector = await TelemetryExportTests.CollectorAsync(telemetry);
        await using var host = await EndToEndHost.OverAsync(
            cluster is null ? null : await cluster.Server.CreateDatabaseAsync(),
            [$"--OpenTelemetry:Endpoint={collector.Urls.Single()}", "--Logging:LogLevel:Default=Debug", "--GraphQL:SlowOperationMilliseconds=1", .. WebhookBodies.Settings]);
        await using var webhooks = await WebhookBodies.OfAsync(host);

        await OnboardAsync(host);
        await MistypeAsync(host);
        // Each application has told of itself, and the first of its approval and of the merchant that it became.
        Assert.Empty(_planted.FindIn("webhooks", Encoding.UTF8.GetBytes(await webhooks.UntilAsync(Applications + 2))));
        await AssertNoneInBackupAsync(host);
        var found = _planted.FindInFiles(host.DataPath, out var searched);
        await AssertFoundAsync(host, _planted.IdCard(), 0);
        await AssertFoundAsync(host, _first.IdCard, 1);
        await AssertFoundAsync(host, _first.Phone, 1, "contactPhone");
        await Task.Delay(TimeSpan.FromSeconds(6)); // Spans are exported every five seconds.
        var output = host.Output;
        await host.KillAsync();

        Assert.Empty(found);
        Assert.Empty(_planted.FindInFiles(host.DataPath, out var after));
        Assert.True(searched > 5 && after > 5, $"Only {searched} and {after} files were there to be searched.");
        if (cluster is not null)
        {
            await cluster.StopServerAsync();
            Assert.Empty(_planted.FindInFiles(cluster.Folder, out searched));
            Assert.True(searched > 500, $"Only {searched} files of the server were there to be searched.");
        }

        // The search finds what does lie there in plain.
        Assert.NotEmpty(PlantedValues.Known(ChinaCodes.Uscc(0)).FindInFiles(cluster?.Folder ?? host.DataPath, out _));
        if (cluster is not null)
            await cluster.StartServerAsync();

        var spans = string.Concat(telemetry.Values);
        Assert.True(spans.Contains("graphql.request", StringComparison.Ordinal) && output.Length > 1000, "What is searched holds nothing of the work.");
        Assert.Empty(_planted.FindIn("telemetry", Encoding.Latin1.GetBytes(spans)));
        Assert.Empty(_planted.FindIn("log", Encoding.UTF8.GetBytes(output)));
        Assert.Empty(_planted.FindIn("answers", Encoding.UTF8.GetBytes(_answers.ToString())));
        Assert.True(_planted.Count > 3 * Applications);
    }

    [Fact]
    public async Task The_key_is_changed_under_way_and_a_wrong_one_ends_the_start()
    {
        await using var host = await EndToEndHost.OnAsync(DatabaseKind.Sqlite);
        await ApplyAsync(host, 0);
        var keyFile = Path.Combine(host.DataPath, KeyRingFiles.Sensitive.DevelopmentFile);
        var old = await File.ReadAllTextAsync(keyFile);
        await host.KillAsync();

        var added = KeyRing.NewLine("2");
        await File.WriteAllTextAsync(keyFile, $"{old}\n{added}\n");
        await host.StartAsync();
        await Aftermath.UntilAsync(() => Task.FromResult(host.Output.Contains("can be taken out", StringComparison.Ordinal)), () => host.Output);
        // The application, the demo users, and for each the key of the person in the audit.
        Assert.Contains($"Sensitive values of {2 * (1 + DemoUsers.All.Count)} rows were encrypted anew under the key 2", host.Output, StringComparison.Ordinal);
        await using (var beside = HostProcess.Run("Development", host.DataPath, "sensitive", "rotate"))
        {
            await beside.ExitAsync();
            Assert.Contains("0 rows encrypted anew", beside.Output + beside.Errors, StringComparison.Ordinal);
        }

        await host.KillAsync();
        await File.WriteAllTextAsync(keyFile, added);
        await host.StartAsync();
        await AssertFoundAsync(host, _first.IdCard, 1);
        await host.KillAsync();

        await File.WriteAllTextAsync(keyFile, KeyRing.NewLine("2"));
        await using (var wrong = HostProcess.Start("Development", host.DataPath, "--Demo:Data=none"))
        {
            Assert.Equal(1, await wrong.ExitAsync());
            Assert.Contains("do not open with the key 2", wrong.Errors, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(keyFile, $"{added}\n{KeyRing.NewLine("3")}\n");
        await using (var command = HostProcess.Run("Development", host.DataPath, "sensitive", "rotate"))
            Assert.True(await command.ExitAsync() == 0 && command.Output.Contains("Merchants: 2 rows encrypted anew", StringComparison.Ordinal), command.Output + command.Errors);
        await File.WriteAllTextAsync(keyFile, added);
        await using (var missing = HostProcess.Start("Development", host.DataPath, "--Demo:Data=none"))
        {
            Assert.Equal(1, await missing.ExitAsync());
            Assert.Contains("encrypted with the key 3, which is not there", missing.Errors, StringComparison.Ordinal);
        }
    }

    /// <summary>Many applications, and the first one all the way to a merchant, read back in every list.</summary>
    private async Task OnboardAsync(EndToEndHost host)
    {
        for (var i = 0; i < Applications; i++)
            await ApplyAsync(host, i);
        var papers = new List<string>();
        foreach (var type in new[] { "BUSINESS_LICENCE", "LEGAL_REPRESENTATIVE_ID_CARD", "BANK_ACCOUNT_PROOF" })
            papers.Add(Noted(await host.Story.SubmitAsync("uploader", _ids[0], type, PaperFiles.Pdf($"{type} {_planted.BankAccount()}"))).GetProperty("document").GetProperty("id").GetString()!);
        foreach (var paper in papers)
        {
            Noted(await host.Story.ReviewAsync("reviewer", "First", paper));
            Noted(await host.Story.ReviewAsync("reviewer2", "Detailed", paper));
        }

        var hash = Noted(await host.Story.ApproveAsync("reviewer", _ids[0])).GetProperty("application").GetProperty("agreement").GetProperty("textSha256").GetString()!;
        Noted(await host.Story.SignAsync("merchant", _ids[0], "MERCHANT", hash));
        var signed = Noted(await host.Story.SignAsync("supervisor", _ids[0], "PLATFORM", hash));
        Assert.Equal("ACTIVE", signed.GetProperty("application").GetProperty("status").GetString());
        var read = Noted(await host.Client.DataAsync("admin", """
            { merchants { nodes { name contact { name phone email } history { nodes { reason } } } }
              merchantApplications(first: 50) { nodes { legalRepresentative { name idCard } contact { phone email } } } }
            """));
        Assert.Equal(_first.Phone[..3] + "****" + _first.Phone[^4..], read.GetProperty("merchants").GetProperty("nodes")[0].GetProperty("contact").GetProperty("phone").GetString());
    }

    /// <summary>A backup holds neither the numbers nor a key that opens them.</summary>
    private async Task AssertNoneInBackupAsync(EndToEndHost host)
    {
        using var folder = new TemporaryFolder("backups");
        await _planted.AssertNoneInBackupAsync(host, folder, ChinaCodes.Uscc(0));
        foreach (var key in Directory.EnumerateFiles(host.DataPath, "development-*-keys.txt"))
        {
            var secret = (await File.ReadAllTextAsync(key)).Trim().Split(' ')[^1];
            Assert.NotEmpty(PlantedValues.Known(secret).FindInFiles(host.DataPath, out _));
            Assert.Empty(PlantedValues.Known(secret).FindInFiles(folder.Path, out _));
        }
    }

    private async Task ApplyAsync(EndToEndHost host, int i)
    {
        var (idCard, phone, email) = (_planted.IdCard(), _planted.Phone(), _planted.Email());
        if (i == 0)
            _first = (idCard, phone);
        var applied = Noted(await host.Story.ApplyAsync("merchant", Application(i, idCard, phone, email)));
        _ids.Add(applied.GetProperty("application").GetProperty("id").GetString()!);
    }

    /// <summary>What goes wrong holds numbers too: a wrong digit, a code that is taken, a number in the place of something else.</summary>
    private async Task MistypeAsync(EndToEndHost host)
    {
        var idCard = _planted.IdCard();
        var wrong = idCard[..^1] + (idCard[^1] == '1' ? '2' : '1');
        Noted(await host.Story.ApplyAsync("merchant", Application(5000, wrong, _planted.Phone()[..10], _planted.Email().Replace('@', ' '))));
        Noted(await host.Story.ApplyAsync("merchant2", Application(0, idCard, _planted.Phone(), _planted.Email())));
        Noted(await host.Client.SendAsync("merchant", "query($id: ID!) { merchantApplication(id: $id) { id } }", new { id = _ids[0] }));
    }

    private static object Application(int i, string idCard, string phone, string email) => new
    {
        legalName = string.Create(CultureInfo.InvariantCulture, $"上海第{i}服饰有限公司"),
        uscc = ChinaCodes.Uscc(i),
        legalRepresentative = new { name = "李文博", idCard },
        contact = new { name = "王芳", phone, email },
        address = "上海市黄浦区中山东一路1号",
    };

    private static async Task AssertFoundAsync(EndToEndHost host, string value, int expected, string by = "legalRepresentativeIdCard")
    {
        var document = $"query($value: String!) {{ merchantApplicationsBySensitiveValue(by: {{ {by}: $value }}) {{ totalCount nodes {{ legalRepresentative {{ idCard }} }} }} }}";
        var found = (await host.Client.DataAsync("reviewer", document, new { value })).GetProperty("merchantApplicationsBySensitiveValue");
        Assert.Equal((expected, expected), (found.GetProperty("totalCount").GetInt32(), found.GetProperty("nodes").GetArrayLength()));
    }

    private JsonElement Noted(JsonElement answer)
    {
        _answers.AppendLine(answer.GetRawText());
        return answer;
    }
}
