namespace Merchants.Model;

/// <summary>The two reviews that a paper passes (DOC-09, DOC-10).</summary>
internal enum ReviewStage
{
    /// <summary>The first review: is it the right paper, readable and complete?</summary>
    First,

    /// <summary>The detailed review, opened by the first: does it hold in every detail?</summary>
    Detailed,
}

/// <summary>What a reviewer decides.</summary>
internal enum ReviewDecision
{
    /// <summary>The paper passes this stage.</summary>
    Accept,

    /// <summary>The paper goes back, with a reason.</summary>
    Reject,
}

/// <summary>How a version of a paper ended.</summary>
internal enum ReviewOutcome
{
    /// <summary>Both reviews passed it.</summary>
    Approved,

    /// <summary>One of the reviews gave it back.</summary>
    Rejected,
}

/// <summary>Why a paper goes back (DOC-12).</summary>
internal enum RejectionReason
{
    /// <summary>Blurred, cut off or too dark to read 模糊不清.</summary>
    Unreadable,

    /// <summary>Pages or required elements are missing 资料不全.</summary>
    Incomplete,

    /// <summary>No longer valid, or about to end 已过期.</summary>
    Expired,

    /// <summary>Does not agree with the application or another paper 信息不符.</summary>
    InformationMismatch,

    /// <summary>Not the kind of paper that was asked for 类型错误.</summary>
    WrongType,

    /// <summary>The seal or signature is missing 缺少签章.</summary>
    SealMissing,

    /// <summary>Signs of forgery or alteration 涉嫌伪造.</summary>
    SuspectedForgery,

    /// <summary>Refused by the outside platform when it was uploaded, before any review 平台退回. No reviewer chooses it.</summary>
    PlatformRefusal,

    /// <summary>Another reason, told in the text 其他.</summary>
    Other,
}

/// <summary>Why an application is refused.</summary>
internal enum ApplicationRejectionReason
{
    /// <summary>The entry standards are not met (MER-01) 资质不符.</summary>
    QualificationNotMet,

    /// <summary>The information is untrue 信息虚假.</summary>
    FalseInformation,

    /// <summary>The business is not one that the platform takes 经营范围不符.</summary>
    BusinessNotAccepted,

    /// <summary>Another reason, told in the text 其他.</summary>
    Other,
}

/// <summary>The two sides of an agreement (MER-04).</summary>
internal enum AgreementParty
{
    /// <summary>The merchant-to-be.</summary>
    Merchant,

    /// <summary>The platform.</summary>
    Platform,
}
