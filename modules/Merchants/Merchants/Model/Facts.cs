using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What the rules about a paper ask, seen from one person.</summary>
internal sealed class DocumentFacts : IStateFacts<DocumentStatus>, IMerchantFacts
{
    public required DocumentId Id { get; init; }

    public required DocumentStatus Status { get; init; }

    /// <summary>The state of the application that the paper belongs to.</summary>
    public required MerchantApplicationStatus ApplicationStatus { get; init; }

    /// <summary>Whether the person owns the paper.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether the person owns the paper or handed in one of its versions.</summary>
    public required bool TookPart { get; init; }

    /// <summary>How many steps the paper has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>By when the review that it waits for should be done (UTC); null where it waits for none.</summary>
    public required DateTime? DueAt { get; init; }

    /// <summary>When the newest version was handed in (UTC).</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>The merchant; null until there is one.</summary>
    public required MerchantId? MerchantId { get; init; }

    /// <summary>The kind of paper.</summary>
    public required DocumentType Type { get; init; }

    /// <summary>The company's name.</summary>
    public required string LegalName { get; init; }

    /// <summary>Since when the upload waits for the outside platform (UTC); null where none does.</summary>
    public required DateTime? UploadingSince { get; init; }

    /// <summary>Whether papers are uploaded to an outside platform, which takes its time.</summary>
    public required bool UploadsOutside { get; init; }

    /// <summary>Whether the person did the first review of this version, and must leave the detailed one to another.</summary>
    public required bool MustLeaveDetails { get; init; }

    /// <summary>Whether the person reviewed one of the paper's versions.</summary>
    public required bool HasReviewed { get; init; }

    /// <summary>Whether the person may not do the review that the paper waits for, at its merchant.</summary>
    public required bool LacksReview { get; init; }

    /// <summary>Whether the open question is for the person to answer (DOC-11).</summary>
    public required bool IsAsked { get; init; }

    /// <summary>Since when an answer is awaited (UTC); null where none is.</summary>
    public required DateTime? PausedAt { get; init; }

    /// <summary>Whether a dispute over the paper is not resolved (DOC-18).</summary>
    public required bool IsDisputed { get; init; }

    /// <summary>Who is to review it; null for nobody.</summary>
    public required Guid? AssigneeId { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;
}

/// <summary>What the rules about a dispute ask, seen from one person (DOC-18).</summary>
internal sealed class DisputeFacts : IStateFacts<DocumentDisputeStatus>
{
    public required DocumentDisputeId Id { get; init; }

    public required DocumentDisputeStatus Status { get; init; }

    /// <summary>How many steps the dispute has taken.</summary>
    public required int StepCount { get; init; }

    /// <summary>When it was raised (UTC).</summary>
    public required DateTime RaisedAt { get; init; }

    /// <summary>Whether the person raised it, owns the paper, handed in or reviewed one of its versions.</summary>
    public required bool TookPart { get; init; }

    /// <summary>The kind of paper.</summary>
    public required DocumentType Type { get; init; }
}

/// <summary>What the rules about an application ask, seen from one person.</summary>
internal sealed class ApplicationFacts : IStateFacts<MerchantApplicationStatus>, IMerchantFacts
{
    public required MerchantApplicationId Id { get; init; }

    public required MerchantApplicationStatus Status { get; init; }

    /// <summary>How many steps the application has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>When it was handed in last (UTC).</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>The merchant; null until there is one.</summary>
    public required MerchantId? MerchantId { get; init; }

    /// <summary>The company's name.</summary>
    public required string LegalName { get; init; }

    /// <summary>Whether the person owns the application.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>Whether the person owns it or filled it in.</summary>
    public required bool HasApplied { get; init; }

    /// <summary>Whether the person owns it, filled it in, or handed in one of its papers.</summary>
    public required bool TookPart { get; init; }

    /// <summary>Whether a mandatory kind of paper is not approved.</summary>
    public required bool MissesPapers { get; init; }

    /// <summary>How many parts that reviewers asked for are missing or not accepted yet (DOC-27).</summary>
    public required int OpenSupplements { get; init; }

    /// <summary>Whether the person may sign in the platform's name.</summary>
    public required bool MaySignForPlatform { get; init; }

    /// <summary>Whether the merchant's side has signed.</summary>
    public required bool IsMerchantSigned { get; init; }

    /// <summary>Whether the platform's side has signed.</summary>
    public required bool IsPlatformSigned { get; init; }

    /// <summary>Whether the newest verification of a kind has failed (MER-03).</summary>
    public required bool HasFailedVerification { get; init; }

    /// <summary>Whether a criterion for the entry is neither met nor waived (MER-01).</summary>
    public required bool MissesCriteria { get; init; }

    /// <summary>The codes of these criteria; given by the check of the entry, not by the query.</summary>
    public IReadOnlyList<string> UnmetCriteria { get; set; } = [];

    /// <summary>Whether the person has waived one of its criteria.</summary>
    public required bool HasWaived { get; init; }

    /// <summary>The mandatory kinds that have no approved paper; given after the query, where there are any.</summary>
    public IReadOnlyList<DocumentType> MissingTypes { get; set; } = [];

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;

    bool IMerchantFacts.IsOwn => IsOwner;
}
