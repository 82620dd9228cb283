using Merchants.Model;
using Merchants.Outside;
using Merchants.Persistence;
using Merchants.Tests.Actions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform;

namespace Merchants.Tests.Papers;

/// <summary>Papers go to an outside platform over HTTP, each version once, and come back where it refuses them (DOC-08, DOC-13).</summary>
public sealed class UploadTests : PaperTests
{
    private OutsidePlatform? _platform;

    private OutsidePlatform Platform => _platform!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_platform is not null)
            await _platform.DisposeAsync();
    }

    /// <summary>An answer that does not come, or is none, is asked for again under the same key; the paper waits meanwhile, and is there once (DOC-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Asks_until_there_is_an_answer(DatabaseKind on)
    {
        await UseOutsideAsync(on);
        var paper = await ReadyAsync();
        Assert.Equal("READY_TO_UPLOAD", StatusOf(await UploadAsync(paper)));
        Assert.Equal("UNDER_WAY", ErrorOf(await UploadAsync(paper)));
        foreach (var status in new[] { 503, 401, 0 })
        {
            Platform.Next.Enqueue((status, null));
            Assert.Equal(0, await SendAsync());
            Assert.Equal(DocumentStatus.ReadyToUpload, Read(paper).Status);
            // Not before the wait is over.
            Assert.Equal(0, await SendAsync());
            Opened.Clock.Now += TimeSpan.FromMinutes(5);
        }

        var tried = Read(paper).Current.Upload!;
        Assert.Equal((3, PlatformUploadState.Waiting, "The platform did not answer within 5 s."), (tried.Tries, tried.State, tried.Failure.Open()));
        var sent = await SendAsync();
        Assert.True(sent == 1, Read(paper).Current.Upload!.Failure.Open());
        var done = Read(paper);
        Assert.Equal((DocumentStatus.FirstReview, "R-1", "DOUYIN"), (done.Status, done.Current.Upload!.ExternalRef, done.Current.Upload.Target));
        Assert.NotNull(done.DueAt);
        Assert.Equal(4, Platform.Keys.Count);
        Assert.Equal(done.Current.Upload.IdempotencyKey, Assert.Single(Platform.Taken).Key);
        Assert.Equal(done.Current.Length, Platform.Files.Values.Single());
        Assert.True(Platform.IsSigned);
        Assert.Equal(0, await SendAsync());
    }

    /// <summary>A process that dies between the answer and the commit asks again, and the platform knows the key (DOC-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_after_the_answer_it_asks_again_and_is_there_once(DatabaseKind on)
    {
        await UseOutsideAsync(on);
        var paper = await ReadyAsync();
        Assert.Null(ErrorOf(await UploadAsync(paper)));
        var services = Opened.Services;
        var connector = services.GetRequiredService<IPlatformConnector>();
        using var killed = new CancellationTokenSource();
        var dying = new UploadRun(
            services.GetRequiredService<ModuleDatabase<MerchantsDb>>(), Opened.Files, new Killing(connector, killed), services.GetRequiredService<MerchantsOptions>(),
            services.GetRequiredService<IWorkingCalendar>(), services.GetRequiredService<ISystemScopes>(), services.GetRequiredService<TimeProvider>(), NullLogger<UploadRun>.Instance);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying.RunAsync(killed.Token));
        Assert.Single(Platform.Taken);
        Assert.Equal(DocumentStatus.ReadyToUpload, Read(paper).Status);

        var answered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => services.GetRequiredService<UploadRun>().RunAsync(default))));
        Assert.Equal(1, answered.Sum());
        Assert.Single(Platform.Taken);
        Assert.Equal((DocumentStatus.FirstReview, "R-1"), (Read(paper).Status, Read(paper).Current.Upload!.ExternalRef));
    }

    /// <summary>What the platform refuses comes back with its words, which are a finding, and the next version goes there under a key of its own (DOC-13, DOC-24).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_refused_comes_back(DatabaseKind on)
    {
        await UseOutsideAsync(on);
        var application = Application();
        var handedIn = await RegisterAsync(application, mutation: "submitDocument", by: DemoUsers.Merchant);
        var paper = IdOf(handedIn);
        Assert.Equal("READY_TO_UPLOAD", StatusOf(handedIn));
        Platform.Next.Enqueue((422, """{"message":"营业执照\u0000模糊，李文博 13812345678"}"""));
        Assert.Equal(1, await SendAsync());
        var refused = Read(paper);
        Assert.Equal((DocumentStatus.Rejected, ReviewOutcome.Rejected, RejectionReason.PlatformRefusal), (refused.Status, refused.Current.Outcome, refused.Current.RejectionReason));
        Assert.Equal((PlatformUploadState.Refused, "营业执照 模糊，李文博 13812345678"), (refused.Current.Upload!.State, refused.Current.Upload.Failure.Open()));
        if (on == DatabaseKind.Sqlite)
            Assert.DoesNotContain("13812345678", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Opened.DatabaseFile)), StringComparison.Ordinal);
        var finding = (await AskAsync(DemoUsers.Merchant, "{ platformFindings { nodes { kind status words document { id } versionNumber } } }")).GetProperty("platformFindings").GetProperty("nodes")[0];
        Assert.Equal(("REFUSAL", "OPEN", paper, 1), (finding.GetProperty("kind").GetString(), finding.GetProperty("status").GetString(), finding.GetProperty("document").GetProperty("id").GetString(), finding.GetProperty("versionNumber").GetInt32()));

        Assert.Equal("READY_TO_UPLOAD", StatusOf(await RegisterAsync(application, replaces: paper, mutation: "submitDocument", by: DemoUsers.Merchant)));
        Assert.Equal(1, await SendAsync());
        Assert.Equal((DocumentStatus.FirstReview, 2, null), (Read(paper).Status, Read(paper).VersionNumber, Read(paper).Current.Upload!.Replaces));
        var reason = await DoAsync(DemoUsers.Reviewer, "completeFirstReview", new { documentId = paper, decision = "REJECT", reasonCode = "PLATFORM_REFUSAL", reasonText = "x" }, "errors { ... on Error { code } ... on InvalidInputError { rule } }");
        Assert.Equal(["REASON_NOT_FOR_REVIEWERS"], RulesOf(reason));
    }

    /// <summary>After a rejection in review the next version names the copy that it replaces (DOC-13).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_next_version_replaces_the_copy(DatabaseKind on)
    {
        await UseOutsideAsync(on);
        var application = Application();
        var paper = IdOf(await RegisterAsync(application, mutation: "submitDocument"));
        Assert.Equal(1, await SendAsync());
        Assert.Null(ErrorOf(await DoAsync(DemoUsers.Reviewer, "completeFirstReview", new { documentId = paper, decision = "REJECT", reasonCode = "UNREADABLE", reasonText = "模糊" }, "errors { ... on Error { code } }")));
        Assert.Null(ErrorOf(await RegisterAsync(application, replaces: paper)));
        Assert.Null(ErrorOf(await CheckAsync(paper, AllYes())));
        Assert.Null(ErrorOf(await UploadAsync(paper)));
        Assert.Equal(1, await SendAsync());
        Assert.Equal("R-1", Read(paper).Current.Upload!.Replaces);
        Assert.Equal(["R-1"], Platform.Taken.Values.Where(t => t.Reference == "R-2").Select(t => t.Asked.GetProperty("replaces").GetString()));
        var uploads = (await AskAsync(DemoUsers.Uploader, "{ platformUploads(where: { state: { eq: DONE } }) { nodes { number target externalRef replaces uploadedBy document { id } } } }")).GetProperty("platformUploads").GetProperty("nodes");
        Assert.Equal(2, uploads.GetArrayLength());
    }

    /// <summary>What stands against the settings is said at the start.</summary>
    [Theory]
    [InlineData("OutsidePlatform:Secret", "short")]
    [InlineData("OutsidePlatform:Address", "http://platform.example/")]
    [InlineData("OutsidePlatform:Name", "our platform")]
    public async Task Wrong_settings_are_refused(string name, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["OutsidePlatform:Name"] = "DOUYIN", ["OutsidePlatform:Address"] = "https://platform.example/", ["OutsidePlatform:Secret"] = OutsidePlatform.Secret, [name] = value,
        };
        await UseAsync(DatabaseKind.Sqlite, new ModuleSetup { Settings = Prefixed(settings) });
        var refused = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => Opened.Services.GetRequiredService<MerchantsOptions>());
        Assert.Contains("Modules:Merchants:" + name, refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> ReadyAsync()
    {
        var paper = IdOf(await RegisterAsync(Application()));
        Assert.Null(ErrorOf(await CheckAsync(paper, AllYes())));
        return paper;
    }

    private Task<int> SendAsync() => Opened.Services.GetRequiredService<UploadRun>().RunAsync(default);

    private async Task UseOutsideAsync(DatabaseKind on)
    {
        _platform = await OutsidePlatform.StartAsync();
        await UseAsync(on, new ModuleSetup { Beside = [new PlatformModule()], Fakes = s => s.AddSingleton<IDataUses, OnePurpose>(), Settings = Prefixed(Platform.Settings) });
    }

    internal static Dictionary<string, string?> Prefixed(Dictionary<string, string?> settings) => settings.ToDictionary(s => $"Modules:Merchants:{s.Key}", s => s.Value);

    /// <summary>Ends the process once the platform has answered.</summary>
    private sealed class Killing(IPlatformConnector inner, CancellationTokenSource process) : IPlatformConnector
    {
        public string Target => inner.Target;

        public bool IsOutside => true;

        public async Task<PlatformAnswer> UploadAsync(PaperCopy copy, Stream file, CancellationToken cancellationToken)
        {
            var answer = await inner.UploadAsync(copy, file, cancellationToken);
            await process.CancelAsync();
            return answer;
        }

        public Task<PlatformAnswer> ReportAsync(FindingReport report, CancellationToken cancellationToken) => inner.ReportAsync(report, cancellationToken);

        public Task<PlatformPage<FoundOutside>> FindingsAfterAsync(string? place, CancellationToken cancellationToken) => inner.FindingsAfterAsync(place, cancellationToken);

        public Task<PlatformPage<RuleChangedOutside>> RuleChangesAfterAsync(string? place, CancellationToken cancellationToken) => inner.RuleChangesAfterAsync(place, cancellationToken);
    }
}
