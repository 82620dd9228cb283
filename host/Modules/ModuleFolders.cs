namespace Modular.Host.Modules;

/// <summary>Finds the module folders.</summary>
internal static class ModuleFolders
{
    /// <summary>All module folders, by name: those beside the host and those under <c>Modules:Path</c>. A folder without files is none.</summary>
    public static IReadOnlyList<string> Find(ModuleSettings settings)
    {
        var roots = new List<string>();
        if (Directory.Exists(settings.BuiltIn))
            roots.Add(settings.BuiltIn);
        foreach (var path in settings.Paths)
        {
            if (!Directory.Exists(path))
                throw new HostStartException($"The setting Modules:Path names {path}, and there is no such folder.", "make the folder or correct the setting");
            roots.Add(path);
        }

        var folders = roots.Distinct().SelectMany(Directory.EnumerateDirectories)
            .Where(f => Directory.EnumerateFiles(f).Any())
            .OrderBy(Path.GetFileName, StringComparer.Ordinal).ToList();
        foreach (var twice in folders.GroupBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            throw new ModuleException(twice.Key!, twice.Last(), $"there is another module of this name in {twice.First()}",
                "remove one of the two folders");
        }

        return folders;
    }
}
