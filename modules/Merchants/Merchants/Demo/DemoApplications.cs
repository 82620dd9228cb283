using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Makes applications that have not led to a merchant, or not yet: one in each state (MER-02), with what their reviewers wait for.</summary>
internal sealed class DemoApplications(DemoPlan plan, DemoDesk desk, DemoPapers papers, DemoEntry entry, Func<CompanyDetails> company)
{
    /// <summary>How many.</summary>
    public const int Count = 6;

    private const int Papers = 11;

    /// <summary>How many papers they have together.</summary>
    public static int PapersOf(DemoPlan plan) => plan.Applications == 0 ? 0 : Papers;

    /// <summary>The applications, one at a time, with what belongs to them.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object>> MakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (plan.Applications == 0)
            yield break;
        yield return await NewAsync(cancellationToken);
        yield return await DoubtfulAsync(cancellationToken);
        yield return await ReadyAsync(cancellationToken);
        yield return await ReturnedAsync(cancellationToken);
        yield return await AgreedAsync(cancellationToken);
        yield return await RefusedAsync(cancellationToken);
    }

    // Nobody has begun to look at it.
    private async Task<IReadOnlyList<object>> NewAsync(CancellationToken cancellationToken) =>
        (await BeginAsync(desk.OfLate(), null, null, [DemoFate.InReview, DemoFate.Registered], cancellationToken)).All;

    // A part is missing, and the name was found to be another one.
    private async Task<IReadOnlyList<object>> DoubtfulAsync(CancellationToken cancellationToken)
    {
        var (application, all) = await BeginAsync(desk.Ago(26), null, DemoEntry.Premises, [DemoFate.Approved, DemoFate.Rejected], cancellationToken);
        TakeUnderReview(application, all);
        all.Add(DemoEntry.Verify(application, VerificationKind.RealName, VerificationMethod.Call, "电话核实时法定代表人称未授权办理入驻", DemoStaff.Reviewers[0], desk.Ago(4)));
        all.Add(SupplementRequest.Open(
            new(desk.Source.Id(desk.Ago(4, 5))), application, null, "请补充法定代表人签字的办理授权书", desk.In(6), DemoStaff.Reviewers[0], desk.Ago(4, 5)));
        application.CountSupplement(1);
        return all;
    }

    // All is there; somebody decides.
    private async Task<IReadOnlyList<object>> ReadyAsync(CancellationToken cancellationToken)
    {
        var (application, all) = await BeginAsync(desk.Ago(30), null, DemoEntry.Premises, [DemoFate.Approved, DemoFate.Approved], cancellationToken);
        TakeUnderReview(application, all);
        all.Add(DemoEntry.Verify(application, VerificationKind.Qualification, VerificationMethod.Register, null, DemoStaff.Reviewers[1], desk.Ago(6)));
        all.Add(entry.Waive(application, desk.Ago(5)));
        return all;
    }

    // The demo merchant's own, for another company of his.
    private async Task<IReadOnlyList<object>> ReturnedAsync(CancellationToken cancellationToken)
    {
        var (application, all) = await BeginAsync(desk.Ago(28), DemoStaff.Of(DemoUsers.Merchant), null, [DemoFate.Approved, DemoFate.Rejected], cancellationToken);
        TakeUnderReview(application, all);
        DemoSource.Must(application.RequestChanges("注册地址与营业执照不一致，请更正后重新提交", DemoStaff.Reviewers[1], desk.Ago(3)));
        return all;
    }

    // Signed by the merchant's side.
    private async Task<IReadOnlyList<object>> AgreedAsync(CancellationToken cancellationToken)
    {
        var (application, all) = await BeginAsync(desk.Ago(32), null, null, [DemoFate.Approved, DemoFate.Approved], cancellationToken);
        TakeUnderReview(application, all);
        DemoSource.Must(application.Approve(DemoStaff.Reviewers[0], desk.Ago(3)));
        var agreement = Agreement.For(application, desk.Ago(3));
        DemoSource.Must(agreement.Sign(AgreementParty.Merchant, new(application.OwnerId), desk.Ago(2)));
        all.Add(agreement);
        return all;
    }

    private async Task<IReadOnlyList<object>> RefusedAsync(CancellationToken cancellationToken)
    {
        var (application, all) = await BeginAsync(desk.Ago(60), null, null, [DemoFate.Rejected], cancellationToken);
        TakeUnderReview(application, all);
        DemoSource.Must(application.Reject(ApplicationRejectionReason.BusinessNotAccepted, "经营范围不在平台招商类目内", DemoStaff.Reviewers[0], desk.Ago(40)));
        return all;
    }

    private async Task<(MerchantApplication Application, List<object> All)> BeginAsync(
        DateTime at, Actor? owner, string? lacks, IReadOnlyList<DemoFate> fates, CancellationToken cancellationToken)
    {
        owner ??= new(desk.Source.Id(desk.AsOf));
        var application = MerchantApplication.Submit(new(desk.Source.Id(at)), company(), owner.Id, owner, at);
        List<object> all = [application, .. entry.Begin(application, lacks)];
        foreach (var (fate, type) in fates.Zip(desk.Options.MandatoryPapersInForce))
        {
            var made = await papers.MakeAsync(application, type, at.AddMinutes(30), null, fate, cancellationToken);
            all.Add(made.Paper);
            all.AddRange(made.Others);
        }

        return (application, all);
    }

    // The first decision on one of its papers takes it under review.
    private static void TakeUnderReview(MerchantApplication application, List<object> all)
    {
        var first = all.OfType<Document>().SelectMany(d => d.Versions).SelectMany(v => v.Reviews).MinBy(r => r.At)!;
        application.BeginReview(new(first.ReviewerId), first.At);
    }
}
