using Merchants.Contracts;

namespace Merchants.Model;

/// <summary>That a review of a version was not done in its time: one row for each review, whose key lets it be noted once (DOC-09, DOC-10).</summary>
internal sealed class ReviewBreach
{
    private ReviewBreach()
    {
    }

    public DocumentId DocumentId { get; private init; }

    public int VersionNumber { get; private init; }

    public ReviewStage Stage { get; private init; }

    /// <summary>By when it was due (UTC).</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>When the delay was noted (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>Who was to review it then; null for nobody.</summary>
    public Guid? AssigneeId { get; private init; }

    public static ReviewBreach Of(DocumentId document, int version, ReviewStage stage, DateTime dueAt, Guid? assignee, DateTime at) =>
        new() { DocumentId = document, VersionNumber = version, Stage = stage, DueAt = dueAt, AssigneeId = assignee, At = at };
}
