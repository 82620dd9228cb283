using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Modular.Kernel;

namespace Modular.Host.Modules;

/// <summary>Reads <c>[assembly: Module]</c> from a module's file without loading it, so that a module that does not fit does no harm.</summary>
internal static class ManifestReader
{
    /// <summary>The manifest of the module in the folder; the folder is named after its module.</summary>
    public static ModuleManifest Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var file = Path.Combine(folder, $"{name}.dll");
        if (!File.Exists(file))
            throw new ModuleException(name, folder, $"the folder holds no {name}.dll", "name the folder after its module's assembly, or remove the folder");
        try
        {
            using var stream = File.OpenRead(file);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
                throw NotAnAssembly(name, file, null);
            return Check(Decode(image.GetMetadataReader(), name, file), name, file);
        }
        catch (BadImageFormatException e)
        {
            throw NotAnAssembly(name, file, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModuleException(name, file, $"the file cannot be read: {e.Message}", "check the file and its rights", e);
        }
    }

    private static ModuleManifest Decode(MetadataReader metadata, string name, string file)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!IsModuleAttribute(metadata, attribute))
                continue;
            var value = attribute.DecodeValue(AttributeTypes.Instance);
            return new ModuleManifest(
                value.FixedArguments[0].Value as string ?? "",
                Named(value, nameof(ModuleAttribute.Version)) as string ?? "1.0",
                Named(value, nameof(ModuleAttribute.Kernel)) as string ?? "",
                Strings(Named(value, nameof(ModuleAttribute.DependsOn))),
                file);
        }

        throw new ModuleException(name, file, "the assembly has no [assembly: Module] attribute",
            $"add [assembly: Module(\"{name}\", Kernel = \"{KernelContract.Version}\")]");
    }

    private static ModuleManifest Check(ModuleManifest manifest, string name, string file)
    {
        if (manifest.Name != name)
        {
            throw new ModuleException(name, file, $"the manifest says that the module is called '{manifest.Name}'",
                "give folder, assembly and manifest the same name");
        }

        if (manifest.Kernel != KernelContract.Version)
        {
            throw new ModuleException(name, file,
                manifest.Kernel.Length == 0
                    ? "the manifest names no kernel version"
                    : $"it was written for kernel {manifest.Kernel}, and this host has kernel {KernelContract.Version}",
                $"build the module against kernel {KernelContract.Version} (Kernel = \"{KernelContract.Version}\"), or use a host that fits it");
        }

        return manifest;
    }

    private static bool IsModuleAttribute(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return false;
        var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, nameof(ModuleAttribute))
            && metadata.StringComparer.Equals(type.Namespace, typeof(ModuleAttribute).Namespace!);
    }

    private static object? Named(CustomAttributeValue<Type> value, string name) =>
        value.NamedArguments.FirstOrDefault(a => a.Name == name).Value;

    private static string[] Strings(object? value) =>
        value is IEnumerable<CustomAttributeTypedArgument<Type>> items
            ? [.. items.Select(i => i.Value).OfType<string>()]
            : [];

    private static ModuleException NotAnAssembly(string name, string file, Exception? cause) =>
        new(name, file, "the file is not a .NET assembly", "build or copy the module again", cause);
}
