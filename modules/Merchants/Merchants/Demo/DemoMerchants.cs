using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>
/// Makes merchants with their papers and their life, step by step through the model, so that demo data can be nothing that the product
/// would refuse. The same seed and day give the same data.
/// </summary>
internal sealed class DemoMerchants(DemoPlan plan, DemoDesk desk, DemoEditions editions)
{
    private static readonly DocumentType[] Types = [.. Enum.GetValues<DocumentType>().Except([DocumentType.ProductData, DocumentType.ShopDecorationMaterial])];

    private readonly DemoPapers _papers = new(desk, editions, new(desk));
    private readonly DemoEntry _entry = new(desk, editions);
    private readonly DemoLives _lives = new(plan, desk);
    private readonly DemoNames _names = new(desk.Source.Random);
    private readonly DemoCodes _codes = new(desk.Source.Random);

    private Random Chance => desk.Source.Random;

    /// <summary>All that belongs to one merchant, ready to be written.</summary>
    /// <param name="Application">The application.</param>
    /// <param name="Agreement">The agreement.</param>
    /// <param name="Merchant">The merchant.</param>
    /// <param name="Papers">The papers.</param>
    /// <param name="Others">Whatever else there is about it.</param>
    public sealed record Made(MerchantApplication Application, Agreement Agreement, Merchant Merchant, IReadOnlyList<Document> Papers, List<object> Others);

    /// <summary>The merchants, one at a time.</summary>
    public async IAsyncEnumerable<Made> MakeAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var papers = plan.Papers - DemoApplications.PapersOf(plan);
        for (var i = 0; i < plan.Merchants; i++)
            yield return await MakeAsync(i, papers / plan.Merchants + (i < papers % plan.Merchants ? 1 : 0), cancellationToken);
    }

    /// <summary>Applications that have not led to a merchant, or not yet, with what belongs to them; after the merchants.</summary>
    public IAsyncEnumerable<IReadOnlyList<object>> ApplicationsAsync(CancellationToken cancellationToken) =>
        new DemoApplications(plan, desk, _papers, _entry, () => _names.Company(_codes)).MakeAsync(cancellationToken);

    private async Task<Made> MakeAsync(int index, int paperCount, CancellationToken cancellationToken)
    {
        var applied = WorkingMoment(desk.AsOf.AddDays(-(index == plan.Left ? DemoLives.LeftMerchantsAge : index < DemoPlan.DemoUsersOwn ? Chance.Next(300, 390) : Chance.Next(100, 390))));
        var owner = OwnerOf(index);
        var application = MerchantApplication.Submit(new(desk.Source.Id(applied)), _names.Company(_codes), owner.Id, owner, applied);
        var (papers, others, ready) = (new List<Document>(), new List<object>(), applied);
        others.AddRange(_entry.Begin(application, index == 1 ? DemoEntry.Premises : null));
        foreach (var type in desk.Options.MandatoryPapersInForce)
        {
            var end = type == DocumentType.BusinessLicence && index >= plan.Merchants - plan.Expiring ? desk.Today.AddDays(Chance.Next(3, 28)) : (DateOnly?)null;
            ready = Later(ready, await AddAsync(type, applied, end, DemoFate.Approved));
        }

        var (agreement, merchant) = Conclude(index, application, owner, ready, others);
        foreach (var paper in papers)
            paper.AssignTo(merchant.Id);
        Document? old = null;
        while (papers.Count < paperCount)
        {
            var fate = index == plan.Left ? DemoFate.Approved : DemoFates.Of(index, paperCount - papers.Count - 1);
            var start = fate.IsOfLate() ? desk.OfLate() : Somewhen(merchant.CreatedAt, index, fate);
            var end = fate == DemoFate.Expired ? desk.Today.AddDays(-Chance.Next(5, 20)) : desk.Today.AddDays(Chance.Next(200, 1500));
            await AddAsync(old?.Type ?? Types[Chance.Next(2, Types.Length)], WorkingMoment(start), end, fate);
            if (old is not null)
                others.AddRange(_papers.Supersede(old, papers[^1], desk.Ago(1)));
            old = fate == DemoFate.Superseded ? papers[^1] : null;
        }

        var made = new Made(application, agreement, merchant, papers, others);
        await _lives.LiveAsync(index, made, cancellationToken);
        return made;

        async Task<DateTime> AddAsync(DocumentType type, DateTime start, DateOnly? end, DemoFate fate)
        {
            var (paper, decided, with) = await _papers.MakeAsync(application, type, start, end, fate, cancellationToken);
            papers.Add(paper);
            others.AddRange(with);
            return decided;
        }
    }

    /// <summary>The first two merchants belong to the demo users; the others to people who do not sign in.</summary>
    private Actor OwnerOf(int index) => index switch
    {
        0 => DemoStaff.Of(DemoUsers.Merchant),
        1 => DemoStaff.Of(DemoUsers.Merchant2),
        _ => new(desk.Source.Id(desk.AsOf)),
    };

    private (Agreement Agreement, Merchant Merchant) Conclude(int index, MerchantApplication application, Actor owner, DateTime ready, List<object> others)
    {
        var approved = desk.Calendar.AddWorkingTime(ready, TimeSpan.FromMinutes(Chance.Next(30, 600)));
        var decider = Chance.Next(2);
        others.Add(DemoEntry.Verify(application, VerificationKind.RealName, VerificationMethod.OriginalsSeen, null, DemoStaff.Reviewers[decider], approved.AddMinutes(-20)));
        if (index == 1)
            others.Add(_entry.Waive(application, approved.AddMinutes(-10)));
        DemoSource.Must(application.Approve(DemoStaff.Reviewers[decider], approved));
        var agreement = Agreement.For(application, approved);
        DemoSource.Must(agreement.Sign(AgreementParty.Merchant, owner, approved.AddMinutes(Chance.Next(20, 2000))));
        var concluded = desk.Calendar.AddWorkingTime(agreement.MerchantSignature!.At, TimeSpan.FromMinutes(Chance.Next(10, 300)));
        DemoSource.Must(agreement.Sign(AgreementParty.Platform, DemoStaff.Supervisor, concluded));
        var merchant = Merchant.Found(new(desk.Source.Id(concluded)), application, DemoStaff.Supervisor, concluded);
        DemoSource.Must(application.Activate(merchant.Id, DemoStaff.Supervisor, concluded));
        return (agreement, merchant);
    }

    // Between the beginning and now, with time for a round; of a merchant that has left, before it had to.
    private DateTime Somewhen(DateTime since, int index, DemoFate fate)
    {
        if (fate == DemoFate.Rejected)
            return desk.AsOf.AddDays(-Chance.Next(20, 35));
        var until = desk.AsOf.AddDays(index == plan.Left ? -DemoLives.RemovedDaysAgo - DemoPapers.DaysPerRound * 4 : fate == DemoFate.Expired ? -60 : -DemoPapers.DaysPerRound);
        return since + (until - since) * Chance.NextDouble();
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private DateTime WorkingMoment(DateTime day) => desk.Calendar.AddWorkingTime(day.Date, TimeSpan.FromMinutes(Chance.Next(1, 500)));
}
