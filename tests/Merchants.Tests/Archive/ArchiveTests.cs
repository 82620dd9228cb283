using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.FrontEnds;
using Merchants.Tests.UseCases;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence.Backup;

namespace Merchants.Tests.Archive;

/// <summary>DOC-15, DOC-16: approved papers are filed by class, with hash and retention, once; and it is known which good backup holds them.</summary>
public sealed class ArchiveTests : FrontEndTests
{
    private const string Archiving = """
        mutation($id: ID!, $class: ArchiveClass, $old: ID) { archiveDocument(input: { documentId: $id, archiveClass: $class, supersedesDocumentId: $old }) {
          document { status archive { class versionNumber sha256 retainUntil archivedBy backedUpAt } } errors { ... on Error { code } } } }
        """;

    private Desk _desk = null!;

    [Theory, OnSqlite, OnPostgres]
    public async Task An_approved_paper_is_filed_by_class_with_hash_and_retention(DatabaseKind on)
    {
        await BeginAsync(on);
        var (application, paper) = await ApprovedAsync(new(2027, 5, 31));
        var data = await ArchiveAsync(DemoUsers.Uploader, paper);
        Assert.Null(CodeOf(data));
        var filed = data.GetProperty("archiveDocument").GetProperty("document");
        await using var db = Opened.Open();
        var hash = db.DocumentVersions.Single(v => v.DocumentId == paper).Sha256;
        Assert.Equal(
            $$$"""{"status":"ARCHIVED","archive":{"class":"QUALIFICATION","versionNumber":1,"sha256":"{{{hash}}}","retainUntil":"2030-05-31","archivedBy":"陈思远","backedUpAt":null}}""", filed.GetRawText());
        Assert.Equal("ILLEGAL_TRANSITION", CodeOf(await ArchiveAsync(DemoUsers.Uploader, paper)));

        // One without an end is kept from now on; the class that is named stands.
        var second = await ApproveAsync(application, DocumentType.PremisesProof, null);
        var other = (await ArchiveAsync(DemoUsers.Uploader, second, "FINANCE")).GetProperty("archiveDocument").GetProperty("document").GetProperty("archive");
        Assert.Equal(("FINANCE", "2029-03-02"), (other.GetProperty("class").GetString(), other.GetProperty("retainUntil").GetString()));
        Assert.Equal((2, 2, 0), (await CountAsync(DemoUsers.Uploader), await CountAsync(DemoUsers.Supervisor), await CountAsync(DemoUsers.Uploader, "FINANCE", "2026-01-01")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_an_approved_paper_is_filed_and_nobody_files_what_he_may_not_see(DatabaseKind on)
    {
        await BeginAsync(on);
        var paper = await _desk.NewPaperAsync();
        Assert.Equal("ILLEGAL_TRANSITION", CodeOf(await ArchiveAsync(DemoUsers.Uploader, paper)));
        var (_, approved) = await ApprovedAsync(null);
        var missing = await ArchiveAsync(DemoUsers.Uploader, new(Guid.NewGuid()));
        Assert.Equal("NOT_FOUND", CodeOf(missing));
        Assert.Equal("NOT_FOUND", CodeOf(await ArchiveAsync(DemoUsers.Uploader, approved, old: new(Guid.NewGuid()))));
        Assert.Equal("NOT_FOUND", CodeOf(await ArchiveAsync(DemoUsers.Uploader, approved, old: approved)));
        // Another applicant's paper is not there to be superseded either.
        Assert.Equal("NOT_FOUND", CodeOf(await ArchiveAsync(DemoUsers.Uploader, approved, old: paper)));
        var refused = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Merchant), Archiving, new { id = NodeId.Of(approved).ToString() });
        Assert.Contains("AUTH_NOT_AUTHORIZED", refused.GetRawText(), StringComparison.Ordinal);
        await using var db = Opened.Open();
        Assert.Empty(db.ArchiveRecords);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_newer_paper_of_the_kind_takes_the_place_of_the_archived_one(DatabaseKind on)
    {
        await BeginAsync(on);
        var (application, old) = await ApprovedAsync(new(2026, 6, 30));
        var card = await ApproveAsync(application, DocumentType.LegalRepresentativeIdCard, null);
        var next = await ApproveAsync(application, DocumentType.BusinessLicence, new(2030, 1, 1));
        Assert.Equal("ILLEGAL_TRANSITION", CodeOf(await ArchiveAsync(DemoUsers.Uploader, next, old: old)));
        Assert.Null(CodeOf(await ArchiveAsync(DemoUsers.Uploader, old)));
        Assert.Equal("INVALID_INPUT", CodeOf(await ArchiveAsync(DemoUsers.Uploader, card, old: old)));
        Assert.Null(CodeOf(await ArchiveAsync(DemoUsers.Uploader, next, old: old)));
        await using var db = Opened.Open();
        Assert.Equal(
            [DocumentStatus.Superseded, DocumentStatus.Approved, DocumentStatus.Archived],
            new[] { old, card, next }.Select(id => db.Documents.Single(d => d.Id == id).Status));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_file_a_paper_at_once_one_does(DatabaseKind on)
    {
        await BeginAsync(on);
        var (_, paper) = await ApprovedAsync(null);
        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => CodeOf(await ArchiveAsync(DemoUsers.Uploader, paper)))));
        Assert.Single(codes, c => c is null);
        Assert.All(codes.Where(c => c is not null), c => Assert.Contains(c, new[] { "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
        await using var db = Opened.Open();
        Assert.Single(db.ArchiveRecords);
        Assert.Equal(1, db.StateChanges.Count(c => c.SubjectId == paper.Value && c.To == "ARCHIVED"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_backup_that_proved_good_is_shown_at_what_was_filed_before_it(DatabaseKind on)
    {
        await BeginAsync(on);
        var (application, early) = await ApprovedAsync(null);
        Assert.Null(CodeOf(await ArchiveAsync(DemoUsers.Uploader, early)));
        var night = _desk.Now = _desk.Now.AddHours(16);
        var observer = Assert.Single(Opened.Services.GetServices<IBackupObserver>());
        // Told twice after a crash, it is one backup.
        await observer.ProvedGoodAsync(night, default);
        await observer.ProvedGoodAsync(night, default);
        _desk.Now = night.AddHours(8);
        var late = await ApproveAsync(application, DocumentType.PremisesProof, null);
        Assert.Null(CodeOf(await ArchiveAsync(DemoUsers.Uploader, late)));
        var data = await AskAsync(DemoUsers.Supervisor, "{ archiveRecords { nodes { backedUpAt } } archiveBackups { nodes { at } } }");
        Assert.Equal(
            """{"archiveRecords":{"nodes":[{"backedUpAt":null},{"backedUpAt":"2026-03-02T18:00:00Z"}]},"archiveBackups":{"nodes":[{"at":"2026-03-02T18:00:00Z"}]}}""", data.GetRawText());
    }

    private async Task BeginAsync(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        _desk = new(Opened);
    }

    private async Task<(MerchantApplicationId Application, DocumentId Paper)> ApprovedAsync(DateOnly? validUntil)
    {
        var application = (await _desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        return (application, await ApproveAsync(application, DocumentType.BusinessLicence, validUntil));
    }

    private async Task<DocumentId> ApproveAsync(MerchantApplicationId application, DocumentType type, DateOnly? validUntil)
    {
        var paper = (await _desk.SubmitAsync(DemoUsers.Uploader, application, type, validUntil: validUntil)).Value!.Id;
        Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        Assert.Empty((await _desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        return paper;
    }

    private Task<System.Text.Json.JsonElement> ArchiveAsync(DemoUser user, DocumentId paper, string? archiveClass = null, DocumentId? old = null) =>
        AskAsync(user, Archiving, new { id = NodeId.Of(paper).ToString(), @class = archiveClass, old = old is { } id ? NodeId.Of(id).ToString() : null });

    private async Task<int> CountAsync(DemoUser user, string? archiveClass = null, string? before = null) => (await AskAsync(
        user, "query($class: [ArchiveClass!], $before: DateTime) { archiveRecords(where: { class: { in: $class }, archivedAt: { lt: $before } }) { totalCount } }",
        new { @class = archiveClass is null ? Enum.GetValues<ArchiveClass>().Select(StateName.Of).ToArray() : [archiveClass], before = before is null ? "2100-01-01T00:00:00Z" : $"{before}T00:00:00Z" }))
        .GetProperty("archiveRecords").GetProperty("totalCount").GetInt32();
}
