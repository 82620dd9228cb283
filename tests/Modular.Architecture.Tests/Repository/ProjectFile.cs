using System.Xml.Linq;

namespace Modular.Architecture.Tests.Repository;

/// <summary>A project file as the rules see it. Paths have forward slashes and start at the root of the repository.</summary>
/// <param name="Path">The project's path.</param>
/// <param name="References">The names of the projects that it references, whose output it uses.</param>
/// <param name="Packages">The packages that it references.</param>
internal sealed record ProjectFile(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    /// <summary>The project's name, which is its assembly's.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>What the project is.</summary>
    public ProjectKind Kind => Path.Split('/') switch
    {
        ["host", ..] => ProjectKind.Host,
        ["building-blocks", "templates", ..] => ProjectKind.Template,
        ["building-blocks", ..] => ProjectKind.BuildingBlock,
        ["modules", ..] => Name.EndsWith(".Contracts", StringComparison.Ordinal) ? ProjectKind.Contracts : ProjectKind.Module,
        _ => ProjectKind.Test,
    };

    /// <summary>The module that the project belongs to: its folder below <c>modules</c>; otherwise its name.</summary>
    public string Module => Path.Split('/') is ["modules", var module, ..] ? module : Name;

    /// <summary>Reads a project file.</summary>
    public static ProjectFile Parse(string path, string xml)
    {
        var items = XDocument.Parse(xml).Descendants();
        string[] Items(string kind) => [.. items.Where(e => e.Name.LocalName == kind && (string?)e.Attribute("ReferenceOutputAssembly") != "false")
            .Select(e => (string?)e.Attribute("Include")).OfType<string>()];
        // A file that is compiled in from elsewhere, or a DLL that is named directly, reaches past the references.
        var reached = Items("Reference").Select(r => r.Split(',')[0]).Concat(Items("Compile").Where(c => c.Contains("..", StringComparison.Ordinal)));
        return new(path,
            [.. Items("ProjectReference").Select(r => System.IO.Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))), .. reached],
            Items("PackageReference"));
    }
}
