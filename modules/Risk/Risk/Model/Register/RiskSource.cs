using Modular.Persistence;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>
/// What is known of something that another module signalled (RSK-01). That it was found and that it was cleared are two messages, which come in either order, or at the same time: both
/// write this row, whose version lets one of them be tried again.
/// </summary>
internal sealed class RiskSource : IVersioned
{
    private RiskSource()
    {
    }

    public Guid Source { get; private init; }

    /// <summary>Its entry; null while it is only known as cleared.</summary>
    public RiskId? RiskId { get; private set; }

    /// <summary>Whether it was cleared.</summary>
    public bool IsCleared { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    public static RiskSource Of(Guid source) => new() { Source = source };

    public void Enter(RiskId risk) => RiskId = risk;

    public void Clear() => IsCleared = true;
}
