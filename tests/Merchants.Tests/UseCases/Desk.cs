using Merchants.ApplyAsMerchant;
using Merchants.AssignReview;
using Merchants.CheckEntry;
using Merchants.Contracts;
using Merchants.DecideApplication;
using Merchants.Model;
using Merchants.Outside;
using Merchants.ReviewDocument;
using Merchants.SignAgreement;
using Merchants.SubmitDocument;
using Merchants.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tests.UseCases;

/// <summary>Calls the mutations as the engine does: each in a context of its own, as one caller, by a clock that the test sets.</summary>
internal sealed class Desk(ModuleHost host, MerchantsOptions? options = null)
{
    private readonly MerchantsOptions _options = options ?? new();
    private readonly TimeProvider _clock = host.Services.GetRequiredService<TimeProvider>();
    private readonly IWorkingCalendar _calendar = host.Services.GetRequiredService<IWorkingCalendar>();

    // With the options of this desk in place of the host's.
    private T Of<T>(AsyncServiceScope scope) => ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider, _options);

    private readonly EntryVerification _verification = new(host.Services.GetServices<IRealNameCheck>());

    private AllowedActions AllowedTo(TestCaller caller) => new(caller, host.Services.GetRequiredService<MutationPermissions>());

    public DateTime Now { get => host.Clock.Now; set => host.Clock.Now = value; }

    public async Task<FieldResult<MerchantApplication>> ApplyAsync(
        DemoUser user, string? uscc = null, string idCard = "11010519491231002X", string phone = "13812345678", string name = "上海云裳服饰有限公司", string email = "li@example.com", Guid? merchantUser = null)
    {
        var caller = host.CallerOf(user);
        await using var db = host.Open(caller);
        return await ApplyAsMerchantMutation.ApplyAsMerchantAsync(
            name, uscc ?? Samples.Uscc(), new("李文博", idCard), new("李文博", phone, email), null, merchantUser, db, caller, _clock, _verification, default);
    }

    public async Task<FieldResult<Document>> SubmitAsync(
        DemoUser user, MerchantApplicationId application, DocumentType type = DocumentType.BusinessLicence, byte[]? file = null, DocumentId? replaces = null, DateOnly? validUntil = null)
    {
        var caller = host.CallerOf(user);
        await using var db = host.Open(caller);
        await using var scope = host.As(caller);
        return await SubmitDocumentMutation.SubmitDocumentAsync(
            application, type, TestFiles.Upload(file ?? TestFiles.Pdf(Guid.NewGuid().ToString())), replaces, validUntil, null,
            new(db, new(host.Files, _options), caller, _clock, _options, _calendar, AllowedTo(caller), new ThisPlatform(), Of<ReviewerChoice>(scope)), default);
    }

    public async Task<FieldResult<Document>> ReviewAsync(
        DemoUser user, DocumentId document, ReviewStage stage, ReviewDecision decision = ReviewDecision.Accept, RejectionReason? code = null, string? text = null, int? expectedVersion = null,
        IReadOnlyList<ReviewVerdictInput>? verdicts = null)
    {
        await using var scope = host.As(host.CallerOf(user));
        var turn = ActivatorUtilities.CreateInstance<ReviewTurn>(scope.ServiceProvider, _options, Of<ReviewTimers>(scope), Of<ReviewerChoice>(scope));
        return stage == ReviewStage.First
            ? await ReviewDocumentMutations.CompleteFirstReviewAsync(document, decision, code, text, verdicts, expectedVersion, turn, default)
            : await ReviewDocumentMutations.CompleteDetailedReviewAsync(document, decision, code, text, verdicts, expectedVersion, turn, default);
    }

    public Task<FieldResult<Document>> RejectAsync(DemoUser user, DocumentId document, ReviewStage stage, RejectionReason code = RejectionReason.Unreadable) =>
        ReviewAsync(user, document, stage, ReviewDecision.Reject, code, "The stamp cannot be read.");

    public async Task<FieldResult<MerchantApplication>> ApproveAsync(DemoUser user, MerchantApplicationId application, int? expectedVersion = null)
    {
        var caller = host.CallerOf(user);
        await using var db = host.Open(caller);
        return await DecideApplicationMutations.ApproveApplicationAsync(application, expectedVersion, db, caller, _clock, _options, AllowedTo(caller), default);
    }

    public async Task<FieldResult<MerchantApplication>> RejectAsync(DemoUser user, MerchantApplicationId application, string text)
    {
        var caller = host.CallerOf(user);
        await using var db = host.Open(caller);
        return await DecideApplicationMutations.RejectApplicationAsync(application, ApplicationRejectionReason.Other, text, null, db, caller, _clock, _options, AllowedTo(caller), default);
    }

    public async Task<FieldResult<MerchantApplication>> RequestChangesAsync(DemoUser user, MerchantApplicationId application, string comment)
    {
        var caller = host.CallerOf(user);
        await using var db = host.Open(caller);
        return await DecideApplicationMutations.RequestApplicationChangesAsync(application, comment, null, db, caller, _clock, _options, AllowedTo(caller), default);
    }

    public async Task<FieldResult<MerchantApplication>> ResubmitAsync(DemoUser user, MerchantApplicationId application, int? expectedVersion)
    {
        var caller = host.CallerOf(user);
        await using var db = host.Open(caller);
        return await ResubmitApplicationMutation.ResubmitApplicationAsync(
            application, "上海云裳服饰有限公司", Samples.Uscc(), new("李文博", "11010519491231002X"), new("李文博", "13812345678", "li@example.com"), null, expectedVersion, db, caller, _clock, _options, AllowedTo(caller), _verification, default);
    }

    public async Task<FieldResult<MerchantApplication>> SignAsync(DemoUser user, MerchantApplicationId application, AgreementParty party, string hash)
    {
        var caller = host.CallerOf(user);
        await using var db = host.Open(caller);
        return await SignAgreementMutation.SignAgreementAsync(
            application, party, hash, db, caller, _clock, _options, AllowedTo(caller), host.Services.GetRequiredService<IAccessCache>(), default);
    }

    /// <summary>An application with all mandatory papers approved.</summary>
    public async Task<MerchantApplicationId> ReadyApplicationAsync(DemoUser owner)
    {
        var application = (await ApplyAsync(owner)).Value!.Id;
        foreach (var type in _options.MandatoryPapersInForce)
        {
            var paper = (await SubmitAsync(DemoUsers.Uploader, application, type)).Value!.Id;
            Assert.Empty((await ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
            Assert.Empty((await ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        }

        return application;
    }

    /// <summary>A paper that waits for its first review.</summary>
    public async Task<DocumentId> NewPaperAsync() =>
        (await SubmitAsync(DemoUsers.Uploader, (await ApplyAsync(DemoUsers.Merchant)).Value!.Id)).Value!.Id;

    /// <summary>The hash of the agreement's text, which signers repeat.</summary>
    public async Task<string> AgreementHashAsync(MerchantApplicationId application)
    {
        await using var db = host.Open(SystemCaller.Instance);
        return (await db.Agreements.SingleAsync(a => a.ApplicationId == application)).TextSha256;
    }
}
