using Merchants.Model;
using Merchants.Tests.Actions;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Demand;

/// <summary>Requests for papers, their collecting, missing parts and customers' words, each in a state: the merchant's, collected by the uploader.</summary>
internal static class DemandCases
{
    /// <summary>A request for one paper, with its collecting; given to the uploader unless said.</summary>
    public static (DocumentRequest Request, CollectionTask Task) Request(
        ModuleHost host, MerchantApplicationStatus application = MerchantApplicationStatus.UnderReview, bool isAssigned = true, int days = 2)
    {
        using var db = host.Open();
        var of = Fixtures.Application(host, application);
        var (request, tasks) = DocumentRequest.Open(new(Guid.CreateVersion7()), "市场部", of, host.Clock.Now.AddDays(days), [new(DocumentType.PremisesProof, null)], ActorOf(DemoUsers.Coordinator), Monday);
        if (isAssigned)
        {
            request.BeginCollecting(Uploader, Monday);
            Assert.Null(tasks[0].Assign(CollectionSource.Department, "行政部", DemoUsers.Uploader.Id, request.DueAt, Monday));
        }

        db.Add(request);
        db.AddRange(tasks);
        db.SaveChanges();
        return (request, tasks[0]);
    }

    /// <summary>The collecting of a paper in the state, with a file where a source has given one.</summary>
    public static CollectionTask Collection(
        ModuleHost host, CollectionStatus status, MerchantApplicationStatus application = MerchantApplicationStatus.UnderReview, string? sha256 = null)
    {
        var id = Request(host, application).Task.Id;
        using (var db = host.Open())
        {
            var task = db.CollectionTasks.Single(t => t.Id == id);
            if (status != CollectionStatus.Asked)
            {
                Assert.Null(task.Record(sha256 is null ? File() : File() with { Stored = new(sha256, 1234) }, Uploader, Monday, out var paper));
                db.Add(paper!);
                db.SaveChanges();
            }
        }

        host.Force<CollectionTask>(t => t.Id == id, status);
        using var read = host.Open();
        return read.CollectionTasks.Single(t => t.Id == id);
    }

    /// <summary>A missing part of the merchant's application in the state, asked for by the reviewer.</summary>
    public static SupplementRequest Part(ModuleHost host, SupplementStatus status)
    {
        var id = Fixtures.Application(host, MerchantApplicationStatus.UnderReview).Id;
        using var db = host.Open();
        var application = db.Applications.Single(a => a.Id == id);
        var part = db.Add(SupplementRequest.Open(new(Guid.CreateVersion7()), application, null, "缺盖章页", host.Clock.Now.AddDays(2), Reviewer, Monday)).Entity;
        application.CountSupplement(1);
        if (status is SupplementStatus.Supplied or SupplementStatus.Accepted)
        {
            Assert.Null(part.Supply(null, "已补", Applicant, Monday, out var supplied));
            db.Add(supplied!);
        }

        db.SaveChanges();
        host.Force<SupplementRequest>(s => s.Id == part.Id, status);
        return part;
    }

    /// <summary>A buyer's word about a merchant's licence, in the state.</summary>
    public static DocumentReport Report(ModuleHost host, DocumentReportStatus status, DocumentType? credential = DocumentType.BusinessLicence, Guid? by = null)
    {
        var merchant = Lifecycle.LifecycleCases.Merchant(host);
        var report = host.Add(DocumentReport.Receive(
            new(Guid.CreateVersion7()), merchant, "上海云裳服饰有限公司", DocumentReportKind.Report, credential, "执照已注销", new(by ?? DemoUsers.Buyer.Id), Monday));
        host.Force<DocumentReport>(r => r.Id == report.Id, status);
        return report;
    }
}
