namespace Merchants.Demo;

/// <summary>What becomes of a demo paper.</summary>
internal enum DemoFate
{
    /// <summary>Approved, and most often in the archive by now.</summary>
    Approved,

    /// <summary>Waits for one of its reviews.</summary>
    InReview,

    /// <summary>Waits for an answer.</summary>
    Clarifying,

    /// <summary>Entered, and not checked yet.</summary>
    Registered,

    /// <summary>Checked, and not uploaded yet.</summary>
    ReadyToUpload,

    /// <summary>Given back, and not handed in again.</summary>
    Rejected,

    /// <summary>In the archive, and out of date.</summary>
    Expired,

    /// <summary>In the archive, where another has taken its place.</summary>
    Superseded,
}

/// <summary>Which paper of which merchant has which fate: each stands at the first merchant, and some at the others.</summary>
internal static class DemoFates
{
    private static readonly DemoFate[] OfFirst =
        [DemoFate.InReview, DemoFate.Clarifying, DemoFate.Registered, DemoFate.ReadyToUpload, DemoFate.Rejected, DemoFate.Expired, DemoFate.Approved, DemoFate.Superseded];

    private static readonly DemoFate[] OfOthers = [DemoFate.Clarifying, DemoFate.Rejected, DemoFate.ReadyToUpload, DemoFate.Expired, DemoFate.Registered];

    /// <summary>The fate of a paper.</summary>
    /// <param name="merchant">The merchant's index.</param>
    /// <param name="fromEnd">The paper's index among those of the merchant that are not mandatory, from the newest.</param>
    public static DemoFate Of(int merchant, int fromEnd) => (merchant, fromEnd) switch
    {
        (0, _) => fromEnd < OfFirst.Length ? OfFirst[fromEnd] : DemoFate.Approved,
        (_, 0) => merchant % 2 == 0 ? DemoFate.InReview : DemoFate.Approved,
        (_, 1) => OfOthers[merchant % OfOthers.Length],
        _ => DemoFate.Approved,
    };

    /// <summary>Whether a paper of this fate was handed in once.</summary>
    public static bool IsOfOneRound(this DemoFate fate) => fate.IsOfLate() || fate is DemoFate.Rejected or DemoFate.Expired;

    /// <summary>Whether a paper of this fate is new.</summary>
    public static bool IsOfLate(this DemoFate fate) => fate is DemoFate.InReview or DemoFate.Clarifying or DemoFate.Registered or DemoFate.ReadyToUpload;
}
