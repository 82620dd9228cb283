using Accounts.Contracts;
using Modular.Kernel;

namespace Accounts.Model;

/// <summary>The legal ground on which personal data are used (Personal Information Protection Law, article 13; ACC-06).</summary>
internal enum DataUseBasis
{
    /// <summary>The person has agreed (item 1).</summary>
    Consent,

    /// <summary>A contract with the person cannot be made or kept otherwise, or the management of staff (item 2).</summary>
    Contract,

    /// <summary>A law or an authority demands it (item 3).</summary>
    LegalDuty,

    /// <summary>Public health is in danger, or life, health and property of people (item 4).</summary>
    Emergency,

    /// <summary>News and supervision by the public, within reason (item 5).</summary>
    PublicInterest,

    /// <summary>The person, or somebody by right, has made the data public (item 6).</summary>
    MadePublic,

    /// <summary>Another law allows it (item 7).</summary>
    OtherLaw,
}

/// <summary>A version of a purpose for which personal data may be used, and its legal ground (ACC-06). Of a purpose, one version at most is in force.</summary>
internal sealed class DataUse
{
    /// <summary>The code, by which it is named where data are used.</summary>
    public string Code { get; init; } = "";

    /// <summary>Which version of the purpose, from 1.</summary>
    public int Version { get; init; }

    /// <summary>What the data are used for, in English.</summary>
    public string PurposeEn { get; init; } = "";

    /// <summary>What the data are used for, in Chinese.</summary>
    public string PurposeZh { get; init; } = "";

    /// <summary>The legal ground.</summary>
    public DataUseBasis Basis { get; init; }

    /// <summary>From when on it is in force (UTC).</summary>
    public DateTime Since { get; init; }

    /// <summary>Until when it was in force (UTC); null where it is.</summary>
    public DateTime? Until { get; private set; }

    /// <summary>What the data are used for, in the language of now.</summary>
    public string PurposeIn(System.Globalization.CultureInfo language) => language == Languages.Chinese ? PurposeZh : PurposeEn;

    /// <summary>Takes it out of force.</summary>
    public void End(DateTime at) => Until = at;
}

/// <summary>That a user has read a version of a purpose, and will use what is shown for it alone (ACC-06). It is never taken back.</summary>
internal sealed class DataUseAcknowledgement
{
    /// <summary>Who.</summary>
    public UserId UserId { get; init; }

    /// <summary>The purpose's code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Which version of it.</summary>
    public int Version { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }
}
