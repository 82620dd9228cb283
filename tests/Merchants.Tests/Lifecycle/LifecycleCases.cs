using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Actions;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Lifecycle;

/// <summary>Merchants and applications in the situations that the rules about their life ask about.</summary>
internal static class LifecycleCases
{
    /// <summary>Applications that are measured by criteria: met by nothing, with one waived, with a verification that failed.</summary>
    public static IReadOnlyList<ActionCase> Applications { get; } =
    [
        new("application that meets no criterion", host => Task.FromResult(Measure(host, Fixtures.Application(host, MerchantApplicationStatus.Submitted).Id).Value)),
        new("application with a waived criterion", host =>
        {
            var id = Measure(host, Fixtures.Application(host, MerchantApplicationStatus.Submitted).Id);
            using var db = host.Open();
            var application = db.Applications.Single(a => a.Id == id);
            foreach (var code in new[] { "GOOD_NAME", "PREMISES" })
                db.Add(RuleException.Waive(application, code, "moving", Reviewer, Monday));
            db.SaveChanges();
            return Task.FromResult(id.Value);
        }),
        new("application whose verification failed", host =>
        {
            var id = Fixtures.Application(host, MerchantApplicationStatus.Submitted).Id;
            using var db = host.Open();
            db.Add(MerchantVerification.Of(db.Applications.Single(a => a.Id == id), VerificationKind.RealName, VerificationMethod.Register, VerificationResult.Failed, "another name", Reviewer, Monday));
            db.SaveChanges();
            return Task.FromResult(id.Value);
        }),
    ];

    /// <summary>Merchants that leave, are sanctioned, or have a closure.</summary>
    public static IReadOnlyList<ActionCase> Merchants { get; } =
    [
        new("merchant that leaves", host => With(host, m => MerchantExit.Begin(m, null, "no more", Monday.AddDays(7), Applicant, Monday))),
        new("merchant that is sanctioned", host => With(host, m =>
        {
            var sanction = Proposed(m, MerchantSanctionKind.Suspension);
            Assert.Null(sanction.Hear(null, Actor.System, Monday));
            Assert.Null(sanction.Approve(Monday, Reviewer2, Monday));
            Assert.Null(sanction.TakeEffect(true, Monday));
            return sanction;
        })),
        new("merchant with a closure", host => With(host, m => MerchantClosure.Plan(m, Monday.AddDays(1), Monday.AddDays(2), "feast", Applicant, Monday))),
    ];

    /// <summary>A merchant in business: the demo merchant's.</summary>
    public static MerchantId Merchant(ModuleHost host, MerchantStatus status = MerchantStatus.Active)
    {
        var merchant = host.Add(global::Merchants.Model.Merchant.Found(new(Guid.CreateVersion7()), Fixtures.Application(host, MerchantApplicationStatus.AgreementPending), Applicant, Monday));
        host.Force<Merchant>(m => m.Id == merchant.Id, status);
        return merchant.Id;
    }

    /// <summary>A sanction that the supervisor has proposed.</summary>
    public static MerchantSanction Proposed(MerchantId merchant, MerchantSanctionKind kind = MerchantSanctionKind.Warning) =>
        MerchantSanction.Propose(new(merchant, kind, SanctionBasis.Agreement, "Clause 7", "Late again", null), Monday.AddDays(5), ActorOf(DemoUsers.Supervisor), Monday);

    /// <summary>Measures an application by the one edition that there is: two criteria that words meet.</summary>
    public static MerchantApplicationId Measure(ModuleHost host, MerchantApplicationId id)
    {
        using var db = host.Open();
        var edition = db.EntryCriteria.SingleOrDefault();
        if (edition is null)
        {
            edition = EntryCriteria.Draft(new(Guid.CreateVersion7()), 1,
                [new("GOOD_NAME", EntryCriterionKind.Reputation, "无失信记录", "No breach of trust", null), new("PREMISES", EntryCriterionKind.BusinessCondition, "有经营场所", null, null)], Reviewer, Monday);
            Assert.Null(edition.Publish(Reviewer2, Monday));
            db.Add(edition);
        }

        db.Applications.Single(a => a.Id == id).MeasureBy(edition);
        db.SaveChanges();
        return id;
    }

    private static Task<Guid> With<T>(ModuleHost host, Func<MerchantId, T> make) where T : class
    {
        var merchant = Merchant(host, MerchantStatus.Suspended);
        host.Add(make(merchant));
        return Task.FromResult(merchant.Value);
    }
}
