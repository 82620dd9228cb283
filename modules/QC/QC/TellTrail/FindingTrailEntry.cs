using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using Risk.Contracts;
using Settlement.Contracts;
using StaffPerformance.Contracts;

namespace QC.TellTrail;

/// <summary>What an entry of a finding's trail tells.</summary>
internal enum FindingTrailKind
{
    /// <summary>The product was drawn.</summary>
    SampleDrawn,

    /// <summary>The inspection went from one state to another.</summary>
    InspectionStep,

    /// <summary>The finding went from one state to another.</summary>
    FindingStep,

    /// <summary>Somebody told how far the mending has come.</summary>
    ProgressReported,

    /// <summary>The product was suspended for it (CAT-12).</summary>
    ProductSuspended,

    /// <summary>The product may be listed again (CAT-12).</summary>
    ProductReinstated,

    /// <summary>The penalty was booked (SET-11).</summary>
    PenaltyBooked,

    /// <summary>The penalty was taken back (SET-11).</summary>
    PenaltyReversed,

    /// <summary>A staff member's score was adjusted for it (QC-14).</summary>
    ResponsibilityRecorded,

    /// <summary>The points were given back (QC-14).</summary>
    ResponsibilityReversed,

    /// <summary>An entry was made in the risk register (RSK-01).</summary>
    RiskIdentified,
}

/// <summary>Something in the story of a finding: who, when, from, to, why, and what another module made of it.</summary>
internal sealed class FindingTrailEntry
{
    /// <summary>Its place in the trail, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What it tells.</summary>
    public required FindingTrailKind Kind { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Who did it.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; init; }

    /// <summary>The state before; null for what is no step, and for the first one.</summary>
    public string? From { get; init; }

    /// <summary>The state after; null for what is no step.</summary>
    public string? To { get; init; }

    /// <summary>The code behind the reason.</summary>
    [GraphQLIgnore]
    public string? ReasonCode { get; init; }

    /// <summary>Somebody's words, or the values in the code's text.</summary>
    [GraphQLIgnore]
    public string? Words { get; init; }

    /// <summary>The week of the draw, such as 2026-W47; null for what is no draw.</summary>
    public string? Week { get; init; }

    /// <summary>The seed of the draw, 16 hexadecimal digits; null for what is no draw.</summary>
    public string? Seed { get; init; }

    /// <summary>The draw; null for what is none.</summary>
    public SamplingId? SamplingId { get; init; }

    /// <summary>The inspection whose step it is; null for what is none.</summary>
    public InspectionId? InspectionId { get; init; }

    /// <summary>The product that was suspended or reinstated; null for anything else.</summary>
    public ProductId? ProductId { get; init; }

    /// <summary>The entry of the ledger that books the penalty or takes it back; null for anything else.</summary>
    public LedgerEntryId? LedgerEntryId { get; init; }

    /// <summary>The adjustment of a staff member's score; null for anything else.</summary>
    public ScoreAdjustmentId? ScoreAdjustmentId { get; init; }

    /// <summary>The entry of the risk register; null for anything else.</summary>
    public RiskId? RiskId { get; init; }
}

/// <summary>The entry's fields that are worded for whoever asks.</summary>
[ObjectType<FindingTrailEntry>]
internal static class FindingTrailEntryFields
{
    /// <summary>Why, in the language of the request where the platform says it (FE-03), otherwise as somebody wrote it; null where it explains itself.</summary>
    [Cost(0)]
    public static string? GetReason([Parent] FindingTrailEntry entry) => StepReason.TextOf(entry.ReasonCode, entry.Words);

    /// <summary>Who, by name; null for what the platform did itself, for a user who is erased (ACC-03), and for merchants, who are told of themselves alone.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync([Parent] IReadOnlyList<FindingTrailEntry> entries, ICaller caller, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. entries.Select(e => caller.IsPlatformWide || e.ById == caller.UserId ? e.ById : null)], cancellationToken);
}
