using Merchants.Files;
using Merchants.Model;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Demo;

/// <summary>
/// Makes merchants with their papers, step by step through the model, so that demo data can be nothing that the product
/// would refuse. The same seed and day give the same data.
/// </summary>
internal sealed class DemoMerchants(DemoPlan plan, DateTime asOf, FileStore files, WorkingCalendar calendar, MerchantsOptions options)
{
    /// <summary>Of a hundred papers, so many need one, two, three and four rounds.</summary>
    private static readonly int[] RoundsPerHundred = [68, 21, 8, 3];

    /// <summary>A round takes no longer, so that no history reaches into the future.</summary>
    private const int DaysPerRound = 14;

    private static readonly Actor[] Uploaders = [ActorOf(DemoUsers.Uploader), ActorOf(DemoUsers.Uploader2)];
    private static readonly Actor[] Reviewers = [ActorOf(DemoUsers.Reviewer), ActorOf(DemoUsers.Reviewer2)];
    private static readonly DocumentType[] Types = [.. Enum.GetValues<DocumentType>().Except([DocumentType.ProductData, DocumentType.ShopDecorationMaterial])];

    private readonly DemoSource _source = new(20260101);

    private Random Chance => _source.Random;

    /// <summary>All that belongs to one merchant, ready to be written.</summary>
    public sealed record Made(MerchantApplication Application, Agreement Agreement, Merchant Merchant, IReadOnlyList<Document> Papers);

    /// <summary>The merchants, one at a time.</summary>
    public async IAsyncEnumerable<Made> MakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (names, codes) = (new DemoNames(Chance), new DemoCodes(Chance));
        for (var i = 0; i < plan.Merchants; i++)
        {
            var papers = plan.Papers / plan.Merchants + (i < plan.Papers % plan.Merchants ? 1 : 0);
            yield return await MakeAsync(i, names.Company(codes), papers, cancellationToken);
        }
    }

    private static Actor ActorOf(DemoUser user) => new(user.Id);

    private async Task<Made> MakeAsync(int index, CompanyDetails company, int paperCount, CancellationToken cancellationToken)
    {
        var applied = WorkingMoment(asOf.AddDays(-Chance.Next(100, 390)));
        var owner = OwnerOf(index);
        var application = MerchantApplication.Submit(new(_source.Id(applied)), company, owner.Id, owner, applied);
        var papers = new List<Document>();
        var ready = applied;
        foreach (var type in options.MandatoryPapersInForce)
        {
            var end = type == DocumentType.BusinessLicence && index >= plan.Merchants - plan.Expiring ? DateOnly.FromDateTime(asOf).AddDays(Chance.Next(3, 28)) : (DateOnly?)null;
            var (paper, decided) = await PaperAsync(application, type, applied, end, isOpen: false, cancellationToken);
            papers.Add(paper);
            ready = decided > ready ? decided : ready;
        }

        var (agreement, merchant) = Conclude(application, owner, ready);
        foreach (var paper in papers)
            paper.AssignTo(merchant.Id);
        while (papers.Count < paperCount)
        {
            var isOpen = papers.Count == paperCount - 1 && index % 2 == 0;
            var start = isOpen ? asOf.AddDays(-4) : merchant.CreatedAt + (asOf.AddDays(-DaysPerRound) - merchant.CreatedAt) * Chance.NextDouble();
            var end = DateOnly.FromDateTime(asOf).AddDays(Chance.Next(200, 1500));
            papers.Add((await PaperAsync(application, Types[Chance.Next(Types.Length)], WorkingMoment(start), end, isOpen, cancellationToken)).Paper);
        }

        if (index > 1 && index < 2 + plan.Suspended)
            DemoSource.Must(merchant.Suspend("抽检发现商品与资质不符，暂停营业", Reviewers[0], asOf.AddDays(-Chance.Next(2, 20))));
        return new(application, agreement, merchant, papers);
    }

    /// <summary>The first two merchants belong to the demo users; the others to people who do not sign in.</summary>
    private Actor OwnerOf(int index) => index switch
    {
        0 => ActorOf(DemoUsers.Merchant),
        1 => ActorOf(DemoUsers.Merchant2),
        _ => new(_source.Id(asOf)),
    };

    private (Agreement Agreement, Merchant Merchant) Conclude(MerchantApplication application, Actor owner, DateTime ready)
    {
        var approved = calendar.AddWorkingTime(ready, TimeSpan.FromMinutes(Chance.Next(30, 600)));
        var platform = ActorOf(DemoUsers.Supervisor);
        DemoSource.Must(application.Approve(Reviewers[Chance.Next(2)], approved));
        var agreement = Agreement.For(application, approved);
        DemoSource.Must(agreement.Sign(AgreementParty.Merchant, owner, approved.AddMinutes(Chance.Next(20, 2000))));
        var concluded = calendar.AddWorkingTime(agreement.MerchantSignature!.At, TimeSpan.FromMinutes(Chance.Next(10, 300)));
        DemoSource.Must(agreement.Sign(AgreementParty.Platform, platform, concluded));
        var merchant = Merchant.Found(new(_source.Id(concluded)), application, platform, concluded);
        DemoSource.Must(application.Activate(merchant.Id, platform, concluded));
        return (agreement, merchant);
    }

    /// <summary>A paper through its rounds; an open one is left in a review.</summary>
    private async Task<(Document Paper, DateTime Decided)> PaperAsync(
        MerchantApplication application, DocumentType type, DateTime start, DateOnly? validUntil, bool isOpen, CancellationToken cancellationToken)
    {
        var uploader = Uploaders[Chance.Next(2)];
        var paper = Document.Begin(new(_source.Id(start)), application, type, uploader, start);
        var at = start;
        var rounds = isOpen ? 1 : Math.Clamp((int)(asOf - start).TotalDays / DaysPerRound, 1, Rounds());
        for (var round = 1; round <= rounds; round++)
        {
            var name = $"{type}-{round}.pdf";
            var stored = await files.SaveAsync(new MemoryStream(DemoPdf.With($"{type} {paper.Id.Value:N} version {round}")), cancellationToken);
            DemoSource.Must(paper.Submit(new(name, new(FileFormat.Pdf, null, null), stored), validUntil, uploader, at,
                calendar.AddWorkingTime(at, TimeSpan.FromHours(options.FirstReviewWorkingHours))));
            if (isOpen && Chance.Next(2) == 0)
                break;
            at = Review(paper, at, isGood: round == rounds, stopAfterFirst: isOpen);
            if (round < rounds)
                at = calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(60, 1500)));
        }

        return (paper, at);
    }

    /// <summary>Both reviews, or the one that gives the paper back.</summary>
    private DateTime Review(Document paper, DateTime at, bool isGood, bool stopAfterFirst)
    {
        var first = Chance.Next(2);
        at = calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(15, 300)));
        var failsFirst = !isGood && Chance.Next(10) < 6;
        var detailsDueAt = calendar.AddWorkingDays(at, options.DetailedReviewWorkingDays);
        DemoSource.Must(paper.CompleteReview(ReviewStage.First, failsFirst ? DemoRejections.Pick(Chance) : null, Reviewers[first], at, detailsDueAt));
        if (failsFirst || stopAfterFirst)
            return at;
        at = calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(60, 1300)));
        DemoSource.Must(paper.CompleteReview(ReviewStage.Detailed, isGood ? null : DemoRejections.Pick(Chance), Reviewers[1 - first], at, detailsDueAt));
        return at;
    }

    private int Rounds()
    {
        var roll = Chance.Next(100);
        var rounds = 1;
        for (var below = RoundsPerHundred[0]; roll >= below; below += RoundsPerHundred[rounds - 1])
            rounds++;
        return rounds;
    }

    private DateTime WorkingMoment(DateTime day) => calendar.AddWorkingTime(day.Date, TimeSpan.FromMinutes(Chance.Next(1, 500)));
}
