using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Files;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Actions;

/// <summary>The module's objects in all of their states: made by merchant, uploader and reviewer.</summary>
internal static class Fixtures
{
    private static readonly DemoUser[] People = [DemoUsers.Merchant, DemoUsers.Uploader, DemoUsers.Reviewer];

    public static ActionFixture<DocumentFacts, DocumentStatus> Documents { get; } = new(
        "Document", DocumentActions.All,
        [
            .. Enum.GetValues<DocumentStatus>().Select(s => new ActionCase($"paper {s}", host => Task.FromResult(Paper(host, s).Id.Value))),
            new("rejected paper of a rejected application", host =>
            {
                var paper = Paper(host, DocumentStatus.Rejected);
                host.Force<MerchantApplication>(a => a.Id == paper.ApplicationId, MerchantApplicationStatus.Rejected);
                return Task.FromResult(paper.Id.Value);
            }),
        ],
        People,
        (host, id, action) =>
        {
            var input = new Dictionary<string, object?>();
            if (action == DocumentActions.SubmitNextVersion || action == DocumentActions.RegisterNextVersion)
            {
                using var db = host.Open();
                var paper = db.Documents.Single(d => d.Id == new DocumentId(id));
                input["applicationId"] = NodeIdOf("MerchantApplication", paper.ApplicationId.Value);
                input["type"] = StateName.Of(paper.Type);
                input["file"] = TestFiles.Upload(TestFiles.Pdf());
                input["replacesDocumentId"] = NodeIdOf("Document", id);
                return Task.FromResult(input);
            }

            input["documentId"] = NodeIdOf("Document", id);
            if (action == DocumentActions.PassCheck)
                input["answers"] = BuiltInStandard.Checklist().Select(i => new { code = i.Code, isFulfilled = true });
            if (action.To == DocumentStatus.Rejected)
                (input["reasonCode"], input["reasonText"]) = ("UNREADABLE", "The stamp cannot be read.");
            else if (action == DocumentActions.RequestClarification)
                input["question"] = "原件是否盖章？";
            else if (action == DocumentActions.AnswerClarification)
                input["answer"] = "已盖章。";
            else if (action == DocumentActions.AssignReviewer)
                input["reviewerId"] = DemoUsers.Reviewer2.Id;
            else if (action == DocumentActions.RaiseDispute)
                input["grounds"] = "退回理由不成立。";
            else if (action == SupplementSubjects.OfPaper)
                (input["missing"], input["dueAt"]) = ("请补充盖章页。", host.Clock.Now.AddDays(2));
            return Task.FromResult(input);
        });

    /// <summary>Disputes over a paper that the merchant owns, the uploader handed in and the reviewer reviewed first.</summary>
    public static ActionFixture<DisputeFacts, DocumentDisputeStatus> Disputes { get; } = new(
        "DocumentDispute", DocumentDisputeActions.All,
        [.. Enum.GetValues<DocumentDisputeStatus>().Select(s => new ActionCase($"dispute {s}", host => Task.FromResult(Dispute(host, s).Id.Value)))],
        People,
        (_, id, action) => Task.FromResult(action == DocumentDisputeActions.Mediate
            ? new Dictionary<string, object?> { ["disputeId"] = NodeIdOf("DocumentDispute", id), ["proposal"] = "请补充盖章页后重新审核。" }
            : new() { ["disputeId"] = NodeIdOf("DocumentDispute", id), ["outcome"] = "COMPROMISE", ["words"] = "双方同意补充盖章页。" }))
    {
        // There is no demo user of the coordination group.
        Callers =
        [
            _ => new(Guid.NewGuid(), "协调员", true) { Permissions = [MerchantsPermissions.SettleDispute, MerchantsPermissions.ReadDisputes] },
            _ => new(DemoUsers.Reviewer.Id, "协调员", true) { Permissions = [MerchantsPermissions.SettleDispute, MerchantsPermissions.ReadDisputes] },
        ],
    };

    /// <summary>A dispute in the state.</summary>
    public static DocumentDispute Dispute(ModuleHost host, DocumentDisputeStatus status)
    {
        var paper = Paper(host, DocumentStatus.DetailedReview);
        var dispute = DocumentDispute.Begin(new(Guid.CreateVersion7()), paper, "退回理由不成立。", Uploader, Monday);
        if (status != DocumentDisputeStatus.Open)
            Assert.Null(dispute.Mediate("请补充盖章页。", ActorOf(DemoUsers.Supervisor), Monday));
        if (status == DocumentDisputeStatus.Resolved)
            Assert.Null(dispute.Resolve(DocumentDisputeOutcome.Compromise, "同意。", ActorOf(DemoUsers.Supervisor), Monday));
        return host.Add(dispute);
    }

    public static ActionFixture<ApplicationFacts, MerchantApplicationStatus> Applications { get; } = new(
        "MerchantApplication", ApplicationActions.All,
        [
            .. Enum.GetValues<MerchantApplicationStatus>().Select(s => new ActionCase($"application {s}", host => Task.FromResult(Application(host, s).Id.Value))),
            new("application without its papers", host => Task.FromResult(host.Add(Samples.Application(Samples.Uploader, DemoUsers.Merchant.Id)).Id.Value)),
            .. Lifecycle.LifecycleCases.Applications,
            new("agreement signed by the merchant", host => Task.FromResult(Signed(host, AgreementParty.Merchant))),
            new("agreement signed by the platform", host => Task.FromResult(Signed(host, AgreementParty.Platform))),
        ],
        People,
        (host, id, action) =>
        {
            // Only what is measured by criteria has evidence and waivers.
            if (action == ApplicationActions.AddEvidence || action == ApplicationActions.Waive)
                Lifecycle.LifecycleCases.Measure(host, new(id));
            using var db = host.Open();
            // What is waived is not waived again.
            if (action == ApplicationActions.Waive)
            {
                db.RemoveRange(db.RuleExceptions.Where(e => e.ApplicationId == new MerchantApplicationId(id)));
                db.SaveChanges();
            }

            var input = new Dictionary<string, object?> { ["applicationId"] = NodeIdOf("MerchantApplication", id) };
            if (action == ApplicationActions.Reject)
                (input["reasonCode"], input["reasonText"]) = ("OTHER", "经营范围不符");
            else if (action == ApplicationActions.RequestChanges)
                input["comment"] = "请补充地址";
            else if (action == ApplicationActions.SubmitDocument || action == ApplicationActions.RegisterDocument)
                (input["type"], input["file"]) = ("PREMISES_PROOF", TestFiles.Upload(TestFiles.Pdf()));
            else if (action == ApplicationActions.Resubmit)
                (input["legalName"], input["uscc"], input["legalRepresentative"], input["contact"]) =
                    ("上海云裳服饰有限公司", Uscc(), new { name = "李文博", idCard = "11010519491231002X" }, new { name = "李文博", phone = "13812345678", email = "li@example.com" });
            else if (action == ApplicationActions.AddEvidence)
                (input["criterion"], input["words"]) = ("GOOD_NAME", "法院公告中无失信记录");
            else if (action == ApplicationActions.Verify)
                (input["kind"], input["method"], input["result"]) = ("REAL_NAME", "CALL", "PASSED");
            else if (action == ApplicationActions.Waive)
                (input["criterion"], input["reason"]) = ("PREMISES", "正在搬迁");
            else if (action == SupplementSubjects.OfApplication)
                (input["missing"], input["dueAt"]) = ("请补充授权书。", host.Clock.Now.AddDays(2));
            else if (action.Mutation == "signAgreement")
                input["textSha256"] = db.Agreements.SingleOrDefault(a => a.ApplicationId == new MerchantApplicationId(id))?.TextSha256 ?? "";
            return Task.FromResult(input);
        });

    public static ActionFixture<MerchantFacts, MerchantStatus> Merchants { get; } = new(
        "Merchant", MerchantActions.All,
        [
            .. Enum.GetValues<MerchantStatus>().Select(s => new ActionCase($"merchant {s}", host =>
            {
                var merchant = host.Add(Merchant.Found(new(Guid.CreateVersion7()), Application(host, MerchantApplicationStatus.AgreementPending), Applicant, Monday));
                host.Force<Merchant>(m => m.Id == merchant.Id, s);
                return Task.FromResult(merchant.Id.Value);
            })),
            .. Lifecycle.LifecycleCases.Merchants,
        ],
        People,
        (host, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["merchantId"] = NodeIdOf("Merchant", id) };
            if (action == MerchantActions.AskGuidance)
                (input["topic"], input["question"]) = ("店铺装修", "主图有什么要求？");
            else
                input["reason"] = "商家申请";
            if (action == MerchantActions.Sanction)
                (input["kind"], input["basis"], input["clause"]) = ("WARNING", "AGREEMENT", "第七条");
            else if (action == MerchantActions.PlanClosure)
                (input["from"], input["to"]) = (host.Clock.Now.AddDays(1), host.Clock.Now.AddDays(8));
            else if (action == MerchantActions.PlanImprovement)
                input["goals"] = new[] { new { goal = "退款率低于 5%", dueOn = "2026-04-30" } };
            return Task.FromResult(input);
        });

    /// <summary>A paper in the state: the merchant's, handed in by the uploader, first reviewed by the reviewer where it has come so far.</summary>
    public static Document Paper(ModuleHost host, DocumentStatus status)
    {
        var application = host.Add(Samples.Application(Applicant));
        using var db = host.Open();
        if (status is DocumentStatus.Registered or DocumentStatus.ReadyToUpload)
        {
            var entered = db.Add(Entered(application)).Entity;
            if (status == DocumentStatus.ReadyToUpload)
                Assert.Null(entered.PassCheck(BuiltInStandard.Checklist(), Uploader, Monday));
            db.SaveChanges();
            return entered;
        }

        var paper = db.Add(Document(application)).Entity;
        if (status != DocumentStatus.FirstReview)
            Assert.Null(paper.CompleteReview(ReviewStage.First, status == DocumentStatus.Rejected ? Blurred : null, Reviewer, Monday, DetailsDueAt));
        if (status == DocumentStatus.NeedsClarification)
        {
            Assert.Null(paper.AskForClarification("原件是否盖章？", null, TimeSpan.FromHours(18), Reviewer2, Monday, out var asked));
            db.Add(asked!);
        }

        db.SaveChanges();
        host.Force<Document>(d => d.Id == paper.Id, status);
        return paper;
    }

    /// <summary>An application in the state with all mandatory papers approved: the merchant's, its papers handed in by the uploader.</summary>
    public static MerchantApplication Application(ModuleHost host, MerchantApplicationStatus status)
    {
        var application = Samples.Application(Applicant);
        using var db = host.Open();
        db.Add(application);
        foreach (var type in new MerchantsOptions().MandatoryPapersInForce)
        {
            var paper = db.Add(Document(application, type)).Entity;
            Assert.Null(paper.CompleteReview(ReviewStage.First, null, Reviewer, Monday, DetailsDueAt));
            Assert.Null(paper.CompleteReview(ReviewStage.Detailed, null, Reviewer2, Monday, DetailsDueAt));
        }

        if (status == MerchantApplicationStatus.AgreementPending)
            db.Add(Agreement.For(application, Monday));
        db.SaveChanges();
        host.Force<MerchantApplication>(a => a.Id == application.Id, status);
        return application;
    }

    private static Guid Signed(ModuleHost host, AgreementParty party)
    {
        var application = Application(host, MerchantApplicationStatus.AgreementPending);
        using var db = host.Open();
        Assert.Null(db.Agreements.Single(a => a.ApplicationId == application.Id).Sign(party, ActorOf(DemoUsers.Supervisor), Monday));
        db.SaveChanges();
        return application.Id.Value;
    }

    /// <summary>Puts an object into a state, also into one that no step leads to.</summary>
    public static void Force<T>(this ModuleHost host, System.Linq.Expressions.Expression<Func<T, bool>> which, object status) where T : class
    {
        using var db = host.Open();
        db.Entry(db.Set<T>().Single(which)).Property("Status").CurrentValue = status;
        db.SaveChanges();
    }

    public static string NodeIdOf(string type, Guid id) => new Modular.GraphQL.NodeId(type, id).ToString();
}
