using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Modular.Host.Tests.Modules;
using Mono.Cecil;

namespace Modular.Architecture.Tests.Fixtures;

/// <summary>A module that a test writes, good or bad, compiled as the real ones are.</summary>
internal sealed class FixtureModule
{
    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;
        using Microsoft.EntityFrameworkCore.Migrations;
        using Microsoft.Extensions.DependencyInjection;
        using Modular.GraphQL;
        using Modular.Kernel;
        using Modular.Persistence;

        """;

    private readonly byte[] _image;
    private readonly AssemblyLoadContext _loaded;

    /// <param name="name">The assembly's name.</param>
    /// <param name="source">Its source, without the usual usings.</param>
    /// <param name="others">The modules that it sees.</param>
    public FixtureModule(string name, string source, params IReadOnlyList<FixtureModule> others)
    {
        Name = name;
        _image = SourceCompiler.Compile(name, Usings + source, others.Select(o => MetadataReference.CreateFromImage(o._image)));
        _loaded = others.Count > 0 ? others[0]._loaded : new AssemblyLoadContext(name);
        Assembly = new(() => _loaded.LoadFromStream(new MemoryStream(_image)));
        foreach (var other in others)
            _ = other.Assembly.Value;
    }

    /// <summary>The assembly's name.</summary>
    public string Name { get; }

    /// <summary>The assembly in memory, together with the modules that it sees.</summary>
    public Lazy<Assembly> Assembly { get; }

    /// <summary>What a rule finds in its code.</summary>
    public IReadOnlyList<T> Inspect<T>(Func<AssemblyDefinition, IEnumerable<T>> rule)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(_image));
        return [.. rule(assembly)];
    }
}
