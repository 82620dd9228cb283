using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Modular.Persistence;

/// <summary>
/// Detects what has changed in a context's entities; until the disposal that is taken as known, and what changes then is told to the context or detected by whoever changes it. Each look at
/// the change tracker would compare all columns of all rows otherwise, and a save looks a dozen times.
/// </summary>
internal readonly struct DetectedChanges : IDisposable
{
    private readonly ChangeTracker _tracker;
    private readonly bool _wasOn;

    /// <summary>Detects.</summary>
    public DetectedChanges(ChangeTracker tracker)
    {
        (_tracker, _wasOn) = (tracker, tracker.AutoDetectChangesEnabled);
        tracker.DetectChanges();
        tracker.AutoDetectChangesEnabled = false;
    }

    /// <summary>From now on changes are looked for as before.</summary>
    public void Dispose() => _tracker.AutoDetectChangesEnabled = _wasOn;
}
