using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Makes papers through their rounds, step by step through the model.</summary>
internal sealed class DemoPapers(DemoDesk desk, DemoEditions editions, DemoReviews reviews)
{
    /// <summary>A round takes no longer, so that no history reaches into the future.</summary>
    public const int DaysPerRound = 14;

    /// <summary>Of a hundred papers, so many need one, two, three and four rounds.</summary>
    private static readonly int[] RoundsPerHundred = [68, 21, 8, 3];

    /// <summary>A paper with what belongs to it.</summary>
    /// <param name="Paper">The paper.</param>
    /// <param name="Decided">When it was decided (UTC), or its last step was taken.</param>
    /// <param name="Others">Its questions, its place in the archive, to whom it was given.</param>
    public sealed record Made(Document Paper, DateTime Decided, IReadOnlyList<object> Others);

    private Random Chance => desk.Source.Random;

    /// <summary>A paper that is handed in at a moment.</summary>
    public async Task<Made> MakeAsync(MerchantApplication application, DocumentType type, DateTime start, DateOnly? validUntil, DemoFate fate, CancellationToken cancellationToken)
    {
        var uploader = DemoStaff.Uploaders[Chance.Next(2)];
        var paper = Document.Begin(new(desk.Source.Id(start)), application, type, uploader, start);
        var (at, others) = (start, new List<object>());
        var rounds = fate.IsOfOneRound() ? 1 : Math.Clamp((int)(desk.AsOf - start).TotalDays / DaysPerRound, 1, Rounds());
        for (var round = 1; round <= rounds; round++)
        {
            var file = await desk.FileAsync($"{type}-{round}.pdf", $"{type} {paper.Id.Value:N} version {round}", cancellationToken);
            var standard = editions.StandardAt(at);
            if (fate is DemoFate.Registered or DemoFate.ReadyToUpload)
            {
                Enter(paper, file, validUntil, standard.Enter(type, application, desk.Source), uploader, fate, at);
                break;
            }

            DemoSource.Must(
                paper.Submit(file, validUntil, standard.Enter(type, application, desk.Source), PlatformUpload.ThisPlatform, uploader, at)
                ?? paper.FinishUpload(null, uploader, at, desk.Calendar.AddWorkingTime(at, TimeSpan.FromHours(desk.Options.FirstReviewWorkingHours))));
            var isLast = round == rounds;
            at = reviews.Review(paper, at, isLast ? fate : DemoFate.Rejected, rounds == 1, others);
            if (!isLast)
                at = desk.Calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(60, 1500)));
        }

        File(paper, fate, at, others);
        return new(paper, at, others);
    }

    /// <summary>Puts another paper in the place of one that is in the archive.</summary>
    public IEnumerable<object> Supersede(Document old, Document by, DateTime at)
    {
        DemoSource.Must(old.Supersede(by.Id, DemoStaff.Coordinator, at));
        if (by.Status == DocumentStatus.Approved)
            yield return FileAway(by, at);
    }

    private void Enter(Document paper, SubmittedFile file, DateOnly? validUntil, HandedInUnder under, Actor uploader, DemoFate fate, DateTime at)
    {
        DemoSource.Must(paper.Register(file, validUntil, under, uploader, at));
        if (fate == DemoFate.ReadyToUpload)
            DemoSource.Must(paper.PassCheck(editions.Standards[0].Requirements[0].Checklist, uploader, at.AddMinutes(20)));
    }

    // Of those that were decided long ago, most lie in the archive (DOC-15).
    private void File(Document paper, DemoFate fate, DateTime decided, List<object> others)
    {
        if (paper.Status != DocumentStatus.Approved)
            return;
        var at = decided.AddDays(Chance.Next(1, 6));
        var isFiled = fate != DemoFate.Approved || (Chance.Next(100) < 70 && at < desk.AsOf.AddDays(-1));
        if (isFiled)
            others.Add(FileAway(paper, at));
        if (fate == DemoFate.Expired && !paper.Expire(isMandatory: false, paper.ValidUntil!.Value.AddDays(1).ToDateTime(new(0, 5), DateTimeKind.Utc)))
            throw new InvalidOperationException("A demo paper that is out of date did not expire.");
    }

    private ArchiveRecord FileAway(Document paper, DateTime at)
    {
        DemoSource.Must(paper.Archive(DemoStaff.Coordinator, at));
        return ArchiveRecord.Of(paper, ArchiveClasses.Of(paper.Type), desk.Options.ArchiveYears, DemoStaff.Coordinator, at);
    }

    private int Rounds()
    {
        var roll = Chance.Next(100);
        var rounds = 1;
        for (var below = RoundsPerHundred[0]; roll >= below; below += RoundsPerHundred[rounds - 1])
            rounds++;
        return rounds;
    }
}
