using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Persistence;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>Why points were added or taken (STF-22, STF-24).</summary>
internal enum ScoreAdjustmentReason
{
    /// <summary>An inspection found the staff member responsible for a fault (QC-14) 质检追责.</summary>
    Responsibility,

    /// <summary>Papers with errors 资料差错.</summary>
    PaperError,

    /// <summary>Complaints 投诉.</summary>
    Complaint,

    /// <summary>The data have slumped 数据下滑.</summary>
    DataSlump,

    /// <summary>Praise, or an outstanding contribution 表扬奖励.</summary>
    Commendation,

    /// <summary>Puts an earlier adjustment right 更正.</summary>
    Correction,

    /// <summary>Another reason, told in words 其他.</summary>
    AnotherReason,
}

/// <summary>Where an adjustment comes from.</summary>
internal enum ScoreAdjustmentSource
{
    /// <summary>Human resources made it.</summary>
    HumanResources,

    /// <summary>An inspection's finding made it (QC-14).</summary>
    Inspection,

    /// <summary>The finding was withdrawn, and this gives the points back.</summary>
    InspectionWithdrawn,
}

/// <summary>A bonus or deduction of points (STF-22, STF-24). It never changes; another one puts it right.</summary>
internal sealed class ScoreAdjustment
{
    private ScoreAdjustment()
    {
    }

    /// <summary>The adjustment's id.</summary>
    public ScoreAdjustmentId Id { get; private init; }

    /// <summary>Whose score it is; null where the user was no staff member: then it counts nowhere.</summary>
    public StaffMemberId? StaffMemberId { get; private init; }

    /// <summary>The user.</summary>
    [GraphQLIgnore]
    public UserId UserId { get; private init; }

    /// <summary>The points in hundredths; negative ones are taken.</summary>
    public int Points { get; private init; }

    /// <summary>The month that it belongs to, such as 2026-11. It counts in that month's evaluation while this is not calculated, otherwise in the next open one.</summary>
    public string Period { get; private init; } = "";

    /// <summary>Why.</summary>
    public ScoreAdjustmentReason Reason { get; private init; }

    /// <summary>The code of the fault, for what an inspection found; null otherwise.</summary>
    public string? FaultCode { get; private init; }

    /// <summary>The words to it.</summary>
    [GraphQLIgnore]
    public SealedText Words { get; private set; } = SealedText.Empty;

    /// <summary>What proves it: the opaque id of a node, of whichever module; null where nothing does.</summary>
    public string? Evidence { get; private init; }

    /// <summary>Where it comes from.</summary>
    public ScoreAdjustmentSource Source { get; private init; }

    /// <summary>The finding behind it.</summary>
    [GraphQLIgnore]
    public Guid? Finding { get; private init; }

    /// <summary>The adjustment whose points it gives back; null where it gives none back.</summary>
    public ScoreAdjustmentId? ReversesId { get; private init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>Who made it; null for what was found or withdrawn by an event.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; private init; }

    /// <summary>What human resources decide.</summary>
    public static ScoreAdjustment Decide(ScoreAdjustmentId id, StaffMember member, int points, EvaluationPeriod period, ScoreAdjustmentReason reason, string words, string? evidence, Guid by, DateTime at) => new()
    {
        Id = id, StaffMemberId = member.Id, UserId = member.UserId, Points = points, Period = period.Key, Reason = reason, Words = SealedText.Of(words), Evidence = evidence,
        Source = ScoreAdjustmentSource.HumanResources, At = at, ById = by,
    };

    /// <summary>What a finding costs; nobody where the user is no staff member.</summary>
    public static ScoreAdjustment Find(ScoreAdjustmentId id, Guid finding, UserId user, StaffMemberId? member, int deducted, EvaluationPeriod period, string faultCode, DateTime at) => new()
    {
        Id = id, StaffMemberId = member, UserId = user, Points = -deducted, Period = period.Key, Reason = ScoreAdjustmentReason.Responsibility, FaultCode = faultCode,
        Source = ScoreAdjustmentSource.Inspection, Finding = finding, At = at,
    };

    /// <summary>The counter-entry of a finding that was withdrawn.</summary>
    public ScoreAdjustment Reverse(ScoreAdjustmentId id, DateTime at) => new()
    {
        Id = id, StaffMemberId = StaffMemberId, UserId = UserId, Points = -Points, Period = Period, Reason = ScoreAdjustmentReason.Correction, FaultCode = FaultCode,
        Source = ScoreAdjustmentSource.InspectionWithdrawn, ReversesId = Id, At = at,
    };

    /// <summary>Lets go of the words (ACC-03).</summary>
    public void Erase() => Words = SealedText.Empty;
}

/// <summary>In which evaluation an adjustment counts. Its key is the adjustment, so it counts once whatever happens at the same time.</summary>
internal sealed class CountedAdjustment
{
    private CountedAdjustment()
    {
    }

    public ScoreAdjustmentId AdjustmentId { get; private init; }

    public EvaluationId EvaluationId { get; private init; }

    public static CountedAdjustment Of(ScoreAdjustmentId adjustment, EvaluationId evaluation) => new() { AdjustmentId = adjustment, EvaluationId = evaluation };
}
