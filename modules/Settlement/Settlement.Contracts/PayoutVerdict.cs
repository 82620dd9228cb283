namespace Settlement.Contracts;

/// <summary>What the screening of a payout says (SET-08).</summary>
public enum PayoutVerdict
{
    /// <summary>Nothing stands against it.</summary>
    Pay,

    /// <summary>It is not approved for now; it may be asked for again.</summary>
    Hold,
}
