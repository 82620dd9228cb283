namespace Modular.Host.Modules;

/// <summary>
/// The settings of module loading: <c>Modules:Path</c> (a folder of module folders beside the built-in ones, several parted
/// as in PATH), <c>Modules:X:Enabled</c> and <c>Modules:X:Optional</c>.
/// </summary>
internal sealed class ModuleSettings(IConfiguration configuration, string builtIn)
{
    /// <summary>The folder beside the host that the build fills; it need not exist.</summary>
    public string BuiltIn { get; } = builtIn;

    /// <summary>Further folders of modules.</summary>
    public IReadOnlyList<string> Paths { get; } =
        [.. (configuration["Modules:Path"] ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Path.GetFullPath)];

    /// <summary>Whether the module takes part; true unless the settings say otherwise.</summary>
    public bool IsEnabled(string module) => Read(module, "Enabled", true);

    /// <summary>Whether the host may run without the module if it is broken; false unless the settings say otherwise.</summary>
    public bool IsOptional(string module) => Read(module, "Optional", false);

    private bool Read(string module, string name, bool otherwise)
    {
        var key = $"Modules:{module}:{name}";
        if (configuration[key] is not { Length: > 0 } text)
            return otherwise;
        return bool.TryParse(text, out var value)
            ? value
            : throw new HostStartException($"The setting {key} is '{text}'.", "write true or false");
    }
}
