namespace Modular.Host.Modules;

/// <summary>The optional modules that the host runs without. A failure of any other module is thrown on and ends the start.</summary>
internal sealed class BrokenModules(Func<string, bool> isOptional)
{
    private readonly Dictionary<string, ModuleException> _failures = [];

    /// <summary>What is wrong with each, in the order in which it was found.</summary>
    public IReadOnlyCollection<ModuleException> Failures => _failures.Values;

    /// <summary>Whether the host may run without the module.</summary>
    public bool IsOptional(string module) => isOptional(module);

    /// <summary>Whether the module is among them.</summary>
    public bool Contains(string module) => _failures.ContainsKey(module);

    /// <summary>Runs a step of loading; false where an optional module failed in it.</summary>
    public bool Guard(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (ModuleException e) when (isOptional(e.Module))
        {
            _failures[e.Module] = e;
            return false;
        }
    }

    /// <summary>Notes that a module failed; throws the failure unless the module is optional.</summary>
    public void Add(ModuleException failure) => Guard(() => throw failure);
}
