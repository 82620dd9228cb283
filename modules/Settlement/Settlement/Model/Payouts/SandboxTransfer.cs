using Modular.Persistence;

namespace Settlement.Model;

/// <summary>What the sandbox bank did for one try of a payout. It is the bank's memory, not ours: nothing else reads it.</summary>
[NotAudited]
internal sealed class SandboxTransfer
{
    public Guid PayoutId { get; init; }

    public int Attempt { get; init; }

    /// <summary>The bank's number; null where it has not paid.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it has not paid; null where it has.</summary>
    public string? FailureCode { get; init; }

    public long Amount { get; init; }

    public string Currency { get; init; } = "";

    public DateTime At { get; init; }
}
