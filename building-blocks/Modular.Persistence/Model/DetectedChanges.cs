using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Modular.Persistence;

/// <summary>Detects what has changed in a context's entities; until the disposal that is taken as known, and what changes then is told to the context or detected by whoever changes it.</summary>
internal readonly struct DetectedChanges : IDisposable
{
    private readonly ChangeTracker _tracker;

    /// <summary>Detects.</summary>
    public DetectedChanges(ChangeTracker tracker)
    {
        _tracker = tracker;
        tracker.DetectChanges();
        tracker.AutoDetectChangesEnabled = false;
    }

    /// <summary>From now on changes are looked for again.</summary>
    public void Dispose() => _tracker.AutoDetectChangesEnabled = true;
}
