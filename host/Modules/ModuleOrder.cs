namespace Modular.Host.Modules;

/// <summary>Puts modules in the order of their dependencies: each after those that it depends on, otherwise by name.</summary>
internal sealed class ModuleOrder
{
    private readonly Dictionary<string, ModuleManifest> _present;
    private readonly BrokenModules _broken;
    private readonly Func<string, bool> _isEnabled;
    private readonly List<ModuleManifest> _ordered = [];
    private readonly HashSet<string> _done = [];
    private readonly List<string> _path = [];

    private ModuleOrder(IReadOnlyList<ModuleManifest> manifests, BrokenModules broken, Func<string, bool> isEnabled)
    {
        _present = manifests.ToDictionary(m => m.Name);
        _broken = broken;
        _isEnabled = isEnabled;
    }

    /// <summary>The modules in order. One whose dependency is missing, disabled, broken or cyclic is handed to <paramref name="broken"/>.</summary>
    public static IReadOnlyList<ModuleManifest> Sort(
        IReadOnlyList<ModuleManifest> manifests, BrokenModules broken, Func<string, bool> isEnabled)
    {
        var order = new ModuleOrder(manifests, broken, isEnabled);
        foreach (var manifest in manifests.OrderBy(m => m.Name, StringComparer.Ordinal))
            order.Visit(manifest);
        return order._ordered;
    }

    private void Visit(ModuleManifest manifest)
    {
        if (_done.Contains(manifest.Name))
            return;
        _path.Add(manifest.Name);
        var works = _broken.Guard(() =>
        {
            foreach (var dependency in manifest.DependsOn.Order(StringComparer.Ordinal))
                Need(manifest, dependency);
        });
        _path.RemoveAt(_path.Count - 1);
        if (_done.Add(manifest.Name) && works)
            _ordered.Add(manifest);
    }

    private void Need(ModuleManifest manifest, string dependency)
    {
        if (_path.Contains(dependency))
        {
            var cycle = _path.Skip(_path.IndexOf(dependency)).Append(dependency);
            throw Failure(manifest, $"the modules depend on each other in a circle: {string.Join(" → ", cycle)}",
                "break the circle: let the consumer declare the event or port (design: contracts of the consumer)");
        }

        if (_present.TryGetValue(dependency, out var needed))
            Visit(needed);
        if (_broken.Contains(dependency))
            throw Failure(manifest, $"it depends on {dependency}, which is broken", $"repair {dependency}, or disable {manifest.Name} too");
        if (needed is not null)
            return;
        throw _isEnabled(dependency)
            ? Failure(manifest, $"it depends on {dependency}, which is not installed",
                $"put the module folder {dependency} beside the others, or set Modules:{manifest.Name}:Enabled=false")
            : Failure(manifest, $"it depends on {dependency}, which is disabled",
                $"enable {dependency} (Modules:{dependency}:Enabled), or set Modules:{manifest.Name}:Enabled=false");
    }

    private static ModuleException Failure(ModuleManifest manifest, string reason, string advice) =>
        new(manifest.Name, manifest.File, reason, advice);
}
