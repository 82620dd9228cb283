namespace Orders.Contracts;

/// <summary>What the screening of an order says, from the mildest to the hardest; of several the hardest counts (RSK-07).</summary>
public enum ScreeningVerdict
{
    /// <summary>Nothing stands against it.</summary>
    Approve,

    /// <summary>It goes on, and somebody looks at it.</summary>
    Review,

    /// <summary>It may be paid, and its fulfilment is held until somebody has looked at it.</summary>
    BlockAndReview,

    /// <summary>It is not taken.</summary>
    Decline,
}
