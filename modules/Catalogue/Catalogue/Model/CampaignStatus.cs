using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>How far a campaign has come (CAT-14, CAT-15).</summary>
internal enum CampaignStatus
{
    /// <summary>Being planned.</summary>
    Draft,

    /// <summary>Handed in; waits for an approval.</summary>
    Review,

    /// <summary>Approved and locked; what is to be different is asked for by a change request.</summary>
    Approved,

    /// <summary>Runs.</summary>
    Running,

    /// <summary>Its time is over.</summary>
    Ended,

    /// <summary>Ended before its time, by two approvers.</summary>
    Terminated,
}

/// <summary>How far a wanted change has come (CAT-15).</summary>
internal enum CampaignChangeStatus
{
    /// <summary>Waits for an approval.</summary>
    Requested,

    /// <summary>The campaign has become so.</summary>
    Approved,

    /// <summary>The campaign stays as it was.</summary>
    Refused,
}

/// <summary>How far a piece of publicity has come (CAT-17).</summary>
internal enum CreativeStatus
{
    /// <summary>Waits for a review.</summary>
    Submitted,

    /// <summary>Found truthful; may be used.</summary>
    Approved,

    /// <summary>Not to be used.</summary>
    Rejected,
}

/// <summary>Where publicity is shown (CAT-17).</summary>
internal enum PublicityChannel
{
    /// <summary>The platform's own pages.</summary>
    Platform,

    /// <summary>The shop's page.</summary>
    ShopPage,

    /// <summary>Live streams.</summary>
    LiveStream,

    /// <summary>Short videos.</summary>
    ShortVideo,

    /// <summary>Social media and groups.</summary>
    SocialMedia,

    /// <summary>Text messages.</summary>
    TextMessage,
}

/// <summary>The moves of campaigns (domain.md, section 2), and of what belongs to them.</summary>
internal static class CampaignStates
{
    public static StateMachine<CampaignStatus> Machine { get; } = new(
        (CampaignStatus.Draft, CampaignStatus.Review),
        (CampaignStatus.Review, CampaignStatus.Draft),
        (CampaignStatus.Review, CampaignStatus.Approved),
        (CampaignStatus.Approved, CampaignStatus.Running),
        (CampaignStatus.Approved, CampaignStatus.Terminated),
        (CampaignStatus.Running, CampaignStatus.Ended),
        (CampaignStatus.Running, CampaignStatus.Terminated));

    public static StateMachine<CampaignChangeStatus> Changes { get; } =
        new((CampaignChangeStatus.Requested, CampaignChangeStatus.Approved), (CampaignChangeStatus.Requested, CampaignChangeStatus.Refused));

    public static StateMachine<CreativeStatus> Creatives { get; } = new((CreativeStatus.Submitted, CreativeStatus.Approved), (CreativeStatus.Submitted, CreativeStatus.Rejected));
}
