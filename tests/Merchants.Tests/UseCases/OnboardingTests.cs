using Merchants.Model;
using Merchants.SubmitDocument;
using Merchants.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.UseCases;

/// <summary>
/// Applying, proving, agreeing (MER-02, MER-03, MER-04) with the mandatory papers (DOC-02): two reviews by different people (DOC-09, DOC-10, DOC-17), a rejection
/// with code and text (DOC-12), the next version (DOC-13).
/// </summary>
public sealed class OnboardingTests : ModuleTests<MerchantsModule>
{
    private Desk? _made;

    private Desk Desk => _made ??= new(Opened);

    [Theory, OnSqlite, OnPostgres]
    public async Task From_application_over_a_rejection_and_version_2_to_an_active_merchant(DatabaseKind on)
    {
        await UseAsync(on);
        var application = (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        Assert.Equal("MANDATORY_PAPERS_MISSING", Code(await Desk.ApproveAsync(DemoUsers.Reviewer, application)));
        var licence = (await Desk.SubmitAsync(DemoUsers.Uploader, application)).Value!.Id;
        var card = (await Desk.SubmitAsync(DemoUsers.Merchant, application, DocumentType.LegalRepresentativeIdCard, TestFiles.Png())).Value!.Id;
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer, licence, ReviewStage.First)).Errors);
        var second = await Desk.SubmitAsync(DemoUsers.Uploader, application, file: TestFiles.Jpeg(), replaces: licence);
        Assert.Equal((licence, 2, DocumentStatus.FirstReview), (second.Value!.Id, second.Value.VersionNumber, second.Value.Status));
        foreach (var paper in new[] { licence, card })
        {
            Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
            Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        }

        Assert.Empty((await Desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        var hash = await Desk.AgreementHashAsync(application);
        Assert.Empty((await Desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, hash)).Errors);
        var signed = await Desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash);
        Assert.Equal(MerchantApplicationStatus.Active, signed.Value!.Status);

        await using var db = Opened.Open();
        var merchant = await db.Merchants.SingleAsync();
        Assert.Equal((signed.Value.MerchantId, MerchantStatus.Active, DemoUsers.Merchant.Id), (merchant.Id, merchant.Status, merchant.OwnerId));
        Assert.All(await db.Documents.ToListAsync(), d => Assert.Equal(merchant.Id, d.MerchantId));
        Assert.Equal("DRAFT SUBMITTED UNDER_REVIEW APPROVED AGREEMENT_PENDING ACTIVE".Split(' '),
            await db.StateChanges.Where(c => c.SubjectId == application.Value).OrderBy(c => c.Ordinal).Select(c => c.To).ToListAsync());
        Assert.Equal([merchant.Id.Value], await ActivatorUtilities.CreateInstance<Merchants.Persistence.OwnedMerchants>(Opened.Services).MerchantsOfAsync(DemoUsers.Merchant.Id, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_problems_of_an_application_are_told_at_once_and_nothing_is_written(DatabaseKind on)
    {
        await UseAsync(on);
        var refused = await Desk.ApplyAsync(
            DemoUsers.Merchant, uscc: "91350100M000100Y44", idCard: "110105194902300029", phone: "12345", name: " ", email: "nobody", merchantUser: DemoUsers.Merchant2.Id);
        Assert.Equal(
            ["legalName LEGAL_NAME_MISSING", "uscc USCC_CHECK_DIGIT", "legalRepresentative.idCard RESIDENT_ID_DATE", "contact.phone MOBILE_NUMBER", "contact.email EMAIL",
                "merchantUserId MERCHANT_USER_NOT_OWN"],
            refused.Errors.Cast<InvalidInputError>().Select(e => $"{e.Field} {e.Rule}"));
        await NothingWrittenAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_taken_credit_code_is_refused_without_telling_whose_it_is(DatabaseKind on)
    {
        await UseAsync(on);
        var uscc = Samples.Uscc();
        Assert.Empty((await Desk.ApplyAsync(DemoUsers.Merchant, uscc)).Errors);
        var taken = await Desk.ApplyAsync(DemoUsers.Merchant2, uscc.ToLowerInvariant());
        Assert.Equal("USCC_TAKEN", Code(taken));
        Assert.DoesNotContain("云裳", taken.Errors[0].ToString(), StringComparison.Ordinal);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Desk.ApplyAsync(DemoUsers.Merchant, "91350100M000100Y43"))));
        Assert.Single(all, r => r.IsSuccess);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rejected_application_lets_the_code_go(DatabaseKind on)
    {
        await UseAsync(on);
        var uscc = Samples.Uscc();
        var first = (await Desk.ApplyAsync(DemoUsers.Merchant, uscc)).Value!.Id;
        Assert.Equal("INVALID_INPUT", Code(await Desk.RejectAsync(DemoUsers.Reviewer, first, "  ")));
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer, first, "经营范围不符")).Errors);
        Assert.Equal("ILLEGAL_TRANSITION", Code(await Desk.SubmitAsync(DemoUsers.Uploader, first)));
        Assert.Empty((await Desk.ApplyAsync(DemoUsers.Merchant, uscc)).Errors);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_uploader_applies_in_the_merchants_name_and_the_merchant_owns_it(DatabaseKind on)
    {
        await UseAsync(on);
        var application = (await Desk.ApplyAsync(DemoUsers.Uploader, merchantUser: DemoUsers.Merchant.Id)).Value!.Id;
        await using var merchants = Opened.Open(Opened.CallerOf(DemoUsers.Merchant));
        Assert.NotNull(await merchants.Applications.SingleOrDefaultAsync(a => a.Id == application));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_merchants_application_answers_as_one_that_does_not_exist(DatabaseKind on)
    {
        await UseAsync(on);
        var own = (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        var foreign = await Desk.SubmitAsync(DemoUsers.Merchant2, own);
        var unknown = await Desk.SubmitAsync(DemoUsers.Merchant2, new(Guid.NewGuid()));
        Assert.Equal(Assert.Single(unknown.Errors).Message, Assert.Single(foreign.Errors).Message);
        Assert.All([foreign, unknown], r => Assert.IsType<NotFoundError>(r.Errors[0]));
    }

    [Theory]
    [InlineData("#!/bin/sh", "FILE_TYPE")]
    [InlineData("", "FILE_EMPTY")]
    [InlineData("%PDF-1.4 cut", "FILE_TRUNCATED")]
    public async Task A_bad_file_is_refused_and_neither_file_nor_row_is_kept(string content, string rule)
    {
        await UseAsync(DatabaseKind.Sqlite);
        var application = (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        var refused = await Desk.SubmitAsync(DemoUsers.Uploader, application, file: System.Text.Encoding.ASCII.GetBytes(content));
        Assert.Equal(("file", rule), (((InvalidInputError)refused.Errors[0]).Field, ((InvalidInputError)refused.Errors[0]).Rule));
        await using var db = Opened.Open();
        Assert.Equal(0, await db.Documents.CountAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(Opened.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    /// <summary>What a front end is told beforehand is what is enforced (DOC-04, FE-09).</summary>
    [Fact]
    public async Task A_file_over_the_limit_that_clients_are_told_is_refused_before_it_is_looked_at()
    {
        await UseAsync(DatabaseKind.Sqlite);
        var options = new MerchantsOptions { MaxFileBytes = 2000 };
        var told = UploadLimitsQuery.GetUploadLimits(options).MaxBytes;
        var desk = new Desk(Opened, options);
        var application = (await desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        Assert.Equal("FILE_SIZE", await RuleAsync(told + 1));
        Assert.Equal("FILE_TYPE", await RuleAsync(told));

        async Task<string> RuleAsync(long bytes) =>
            ((InvalidInputError)(await desk.SubmitAsync(DemoUsers.Uploader, application, file: new byte[bytes])).Errors[0]).Rule;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_paper_that_was_not_rejected_takes_no_new_version_and_keeps_its_type(DatabaseKind on)
    {
        await UseAsync(on);
        var application = (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        var paper = (await Desk.SubmitAsync(DemoUsers.Uploader, application)).Value!.Id;
        Assert.Equal("ILLEGAL_TRANSITION", Code(await Desk.SubmitAsync(DemoUsers.Uploader, application, replaces: paper)));
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        Assert.Equal("DOCUMENT_TYPE_DIFFERS", ((InvalidInputError)(await Desk.SubmitAsync(DemoUsers.Uploader, application, DocumentType.PremisesProof, replaces: paper)).Errors[0]).Rule);
        Assert.Equal("DOCUMENT_EXPIRED", ((InvalidInputError)(await Desk.SubmitAsync(DemoUsers.Uploader, application, replaces: paper, validUntil: new(2026, 3, 1))).Errors[0]).Rule);
        Assert.Equal("NOT_FOUND", Code(await Desk.SubmitAsync(DemoUsers.Uploader, (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id, replaces: paper)));
    }

    [Fact]
    public async Task Due_dates_count_working_time()
    {
        await UseAsync(DatabaseKind.Sqlite);
        var application = (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        Desk.Now = new(2026, 3, 6, 8, 0, 0, DateTimeKind.Utc); // Friday 16:00 in Shanghai: two hours today, two on Monday.
        var paper = (await Desk.SubmitAsync(DemoUsers.Uploader, application)).Value!;
        Assert.Equal(new DateTime(2026, 3, 9, 3, 0, 0, DateTimeKind.Utc), paper.DueAt);
        var detailed = (await Desk.ReviewAsync(DemoUsers.Reviewer, paper.Id, ReviewStage.First)).Value!;
        Assert.Equal((ReviewStage.Detailed, new DateTime(2026, 3, 10, 8, 0, 0, DateTimeKind.Utc)), (detailed.Stage, detailed.DueAt));
    }

    [Theory]
    [InlineData(ReviewDecision.Reject, null, "text", "reasonCode REASON_CODE_MISSING")]
    [InlineData(ReviewDecision.Reject, RejectionReason.Other, " ", "reasonText REASON_TEXT_MISSING")]
    [InlineData(ReviewDecision.Reject, null, null, "reasonCode REASON_CODE_MISSING,reasonText REASON_TEXT_MISSING")]
    [InlineData(ReviewDecision.Accept, RejectionReason.Other, "text", "reasonCode REASON_NOT_WANTED,reasonText REASON_NOT_WANTED")]
    internal async Task A_rejection_has_a_code_and_a_text_and_only_a_rejection(ReviewDecision decision, RejectionReason? code, string? text, string problems)
    {
        await UseAsync(DatabaseKind.Sqlite);
        var paper = await Desk.NewPaperAsync();
        var refused = await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First, decision, code, text);
        Assert.Equal(problems, string.Join(',', refused.Errors.Cast<InvalidInputError>().Select(e => $"{e.Field} {e.Rule}")));
        await UnchangedAsync(paper);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_reviews_what_they_handed_in_or_own_nor_both_times(DatabaseKind on)
    {
        await UseAsync(on);
        var application = (await Desk.ApplyAsync(DemoUsers.Merchant)).Value!.Id;
        var adminsPaper = (await Desk.SubmitAsync(DemoUsers.Admin, application)).Value!.Id;
        Assert.Equal("SEPARATION_OF_DUTIES", Code(await Desk.ReviewAsync(DemoUsers.Admin, adminsPaper, ReviewStage.First)));
        await UnchangedAsync(adminsPaper);
        var paper = (await Desk.SubmitAsync(DemoUsers.Uploader, application)).Value!.Id;
        Assert.Equal("AUTH_NOT_AUTHORIZED", Code(await Desk.ReviewAsync(DemoUsers.Merchant, paper, ReviewStage.First)));
        var adminsOwn = (await Desk.ApplyAsync(DemoUsers.Admin)).Value!.Id;
        var paperOfAdmins = (await Desk.SubmitAsync(DemoUsers.Uploader, adminsOwn)).Value!.Id;
        Assert.Equal("SEPARATION_OF_DUTIES", Code(await Desk.ReviewAsync(DemoUsers.Admin, paperOfAdmins, ReviewStage.First)));
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        var both = await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.Detailed);
        Assert.Equal("REVIEWER_DID_FIRST_REVIEW", Assert.IsType<SeparationOfDutiesError>(both.Errors[0]).Rule);
        Assert.Empty((await new Desk(Opened, new() { DetailedReviewerMustDiffer = false }).ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.Detailed)).Errors);
        Assert.Equal("DECIDER_IS_APPLICANT", Assert.IsType<SeparationOfDutiesError>((await Desk.ApproveAsync(DemoUsers.Admin, application)).Errors[0]).Rule);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_agreement_is_signed_by_the_right_people_over_the_right_text_once(DatabaseKind on)
    {
        await UseAsync(on);
        var application = await Desk.ReadyApplicationAsync(DemoUsers.Merchant);
        Assert.Equal("ILLEGAL_TRANSITION", Code(await Desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, "x")));
        Assert.Empty((await Desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        var hash = await Desk.AgreementHashAsync(application);
        Assert.Equal("AGREEMENT_TEXT_DIFFERS", ((InvalidInputError)(await Desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, new('0', 64))).Errors[0]).Rule);
        Assert.Equal("NOT_A_SIGNATORY", Code(await Desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Merchant, hash)));
        Assert.Equal("NOT_A_SIGNATORY", Code(await Desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Platform, hash)));
        Assert.Equal("NOT_FOUND", Code(await Desk.SignAsync(DemoUsers.Merchant2, application, AgreementParty.Merchant, hash)));
        Assert.Empty((await Desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash)).Errors);
        Assert.Equal("ILLEGAL_TRANSITION", Code(await Desk.SignAsync(DemoUsers.Supervisor, application, AgreementParty.Platform, hash)));
        Assert.Equal(MerchantApplicationStatus.Active, (await Desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, hash)).Value!.Status);
    }

    private async Task UnchangedAsync(Contracts.DocumentId paper)
    {
        await using var db = Opened.Open();
        var read = await db.Documents.Include(d => d.Versions).ThenInclude(v => v.Reviews).SingleAsync(d => d.Id == paper);
        Assert.Equal((DocumentStatus.FirstReview, 1), (read.Status, read.Version));
        Assert.Empty(read.Current.Reviews);
    }

    private async Task NothingWrittenAsync()
    {
        await using var db = Opened.Open();
        Assert.Equal(0, await db.Applications.CountAsync() + await db.StateChanges.CountAsync());
    }

    private static string Code<T>(FieldResult<T> result) => Assert.Single(result.Errors).Code;
}
