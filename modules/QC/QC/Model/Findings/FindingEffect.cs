using QC.Contracts;

namespace QC.Model;

/// <summary>What another module did because of a finding.</summary>
internal enum FindingEffectKind
{
    /// <summary>The product was suspended.</summary>
    ProductSuspended,

    /// <summary>The product may be listed again.</summary>
    ProductReinstated,

    /// <summary>The penalty was booked.</summary>
    PenaltyBooked,

    /// <summary>The penalty was taken back.</summary>
    PenaltyReversed,

    /// <summary>The staff member's score was adjusted.</summary>
    ResponsibilityRecorded,

    /// <summary>The points were given back.</summary>
    ResponsibilityReversed,

    /// <summary>An entry was made in the risk register.</summary>
    RiskIdentified,
}

/// <summary>What another module did because of a finding, as its event told; once of each kind.</summary>
internal sealed class FindingEffect
{
    private FindingEffect()
    {
    }

    public FindingId FindingId { get; private init; }

    public FindingEffectKind Kind { get; private init; }

    /// <summary>What the other module made, by its id.</summary>
    public Guid Reference { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }

    public static FindingEffect Of(FindingId finding, FindingEffectKind kind, Guid reference, DateTime at) => new() { FindingId = finding, Kind = kind, Reference = reference, At = at };
}
