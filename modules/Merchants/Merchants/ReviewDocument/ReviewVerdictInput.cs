using Merchants.Model;
using Merchants.Persistence;
using Modular.Kernel;

namespace Merchants.ReviewDocument;

/// <summary>A verdict on one dimension of a paper (DOC-14).</summary>
/// <param name="Dimension">What is judged; each at most once.</param>
/// <param name="Passed">Whether the paper passes.</param>
/// <param name="Note">The reviewer's words, at most 1000 characters.</param>
internal sealed record ReviewVerdictInput(ReviewDimension Dimension, bool Passed, string? Note)
{
    /// <summary>The verdicts, checked against the decision.</summary>
    public static IReadOnlyList<ReviewVerdict> Check(InputProblems problems, IReadOnlyList<ReviewVerdictInput>? given, RejectionReason? rejection)
    {
        List<ReviewVerdict> verdicts =
        [
            .. (given ?? []).Select((v, i) => new ReviewVerdict(v.Dimension, v.Passed, problems.Take($"verdicts.{i}.note", PlainText.ParseOptional(v.Note, FieldLengths.Comment, "NOTE")))),
        ];
        if (ReviewVerdicts.Refuse(verdicts, rejection) is { } broken)
            problems.Add("verdicts", broken);
        return verdicts;
    }
}
