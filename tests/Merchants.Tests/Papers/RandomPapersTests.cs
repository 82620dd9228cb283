using FsCheck;
using FsCheck.Fluent;
using Merchants.Contracts;
using Merchants.Model;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Papers;

/// <summary>Whatever is done with a paper, in whatever order: an approved version never changes, and its versions are numbered without a gap (DOC-08, DOC-13).</summary>
public class RandomPapersTests
{
    private enum Step
    {
        Register,
        Check,
        Begin,
        Finish,
        Refuse,
        Submit,
        PassFirst,
        FailFirst,
        PassDetails,
        FailDetails,
    }

    [Fact]
    public void Approved_versions_stay_and_numbers_have_no_gaps() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20260302UL, 7UL).WithMaxTest(500),
        Prop.ForAll(Gen.Choose(1, 200).SelectMany(length => Gen.ArrayOf(Gen.Elements(Enum.GetValues<Step>()), length)).ToArbitrary(), Holds));

    private static bool Holds(Step[] steps)
    {
        var paper = Merchants.Model.Document.Begin(new DocumentId(Guid.NewGuid()), Application(), DocumentType.BusinessLicence, Uploader, Monday);
        var approved = new Dictionary<int, string>();
        var at = Monday;
        foreach (var step in steps)
        {
            at = at.AddMinutes(1);
            var (before, count) = (paper.Status, paper.StepCount);
            var refused = Take(paper, step, at);
            if (refused is not null && (paper.Status, paper.StepCount) != (before, count))
                return false;
            if (!paper.Versions.Select(v => v.Number).SequenceEqual(Enumerable.Range(1, paper.VersionNumber)))
                return false;
            foreach (var version in paper.Versions.Where(v => v.Outcome == ReviewOutcome.Approved))
            {
                var said = Said(version);
                if (approved.TryGetValue(version.Number, out var first) && first != said)
                    return false;
                approved[version.Number] = said;
            }
        }

        return approved.Count <= 1 && (approved.Count == 0 || approved.ContainsKey(paper.VersionNumber));
    }

    private static object? Take(Document paper, Step step, DateTime at) => step switch
    {
        Step.Register => paper.Register(File('b'), null, HandedInUnder.BuiltIn, Uploader, at),
        Step.Check => paper.PassCheck([], Uploader, at),
        Step.Begin => paper.BeginUpload("DOUYIN", Uploader, at),
        // An answer comes for what was asked alone.
        Step.Finish => paper.UploadingSince is null ? "nothing asked" : paper.FinishUpload($"R-{at.Ticks}", Uploader, at, at),
        Step.Refuse => paper.UploadingSince is null ? "nothing asked" : paper.RefuseUpload("no", at),
        Step.Submit => paper.Submit(File('c'), null, Uploader, at, at),
        Step.PassFirst => paper.CompleteReview(ReviewStage.First, null, Reviewer, at, at),
        Step.FailFirst => paper.CompleteReview(ReviewStage.First, Blurred, Reviewer, at, at),
        Step.PassDetails => paper.CompleteReview(ReviewStage.Detailed, null, Reviewer2, at, at),
        _ => paper.CompleteReview(ReviewStage.Detailed, Blurred, Reviewer2, at, at),
    };

    private static string Said(DocumentVersion v) =>
        string.Join('|', v.Number, v.Sha256, v.Outcome, v.DecidedAt, v.Turnaround, v.UploaderId, v.SubmittedAt, v.StandardNumber, v.Checks.Count, v.Upload?.ExternalRef, v.Upload?.State, v.Upload?.Replaces,
            string.Join(',', v.Reviews.Select(r => (r.Stage, r.Decision, r.ReviewerId, r.At))));
}
