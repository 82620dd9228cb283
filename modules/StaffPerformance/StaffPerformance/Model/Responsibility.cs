using Accounts.Contracts;
using Modular.Persistence;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>
/// What is known of a finding against a user (QC-14). That it was found and that it was withdrawn are two messages, which come in either order, or at the same time: both write this row, whose
/// version lets one of them be tried again.
/// </summary>
internal sealed class Responsibility : IVersioned
{
    private Responsibility()
    {
    }

    public Guid Finding { get; private init; }

    public UserId UserId { get; private init; }

    /// <summary>What it cost; null while it is only known as withdrawn.</summary>
    public ScoreAdjustmentId? AdjustmentId { get; private set; }

    /// <summary>Whether it was withdrawn.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    public static Responsibility Of(Guid finding, UserId user) => new() { Finding = finding, UserId = user };

    public void Book(ScoreAdjustmentId adjustment) => AdjustmentId = adjustment;

    public void Withdraw() => IsWithdrawn = true;
}
