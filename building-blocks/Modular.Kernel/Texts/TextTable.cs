using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Modular.Kernel;

/// <summary>
/// The texts of one assembly in each of the <see cref="Languages"/>, from its resource files <c>Texts/{language}.resx</c>. A key is the code that
/// the text is about: that of an error or a broken rule, <c>DocumentStatus.APPROVED</c> for an enum's value.
/// </summary>
public sealed class TextTable
{
    private static readonly ConcurrentDictionary<Assembly, TextTable> Tables = new();
    private readonly Assembly _assembly;
    private readonly Dictionary<string, FrozenDictionary<string, string>> _byLanguage;

    private TextTable(Assembly assembly)
    {
        _assembly = assembly;
        _byLanguage = Languages.All.ToDictionary(l => l.Name, l => Read(assembly, l));
    }

    /// <summary>The table of an assembly; empty where it has no texts.</summary>
    public static TextTable Of(Assembly assembly) => Tables.GetOrAdd(assembly, static a => new(a));

    /// <summary>The text in the language of now, with its arguments put in; a key without a text is a mistake in the program.</summary>
    /// <param name="key">The key.</param>
    /// <param name="arguments">What stands for {0}, {1} and so on.</param>
    public string Get(string key, params ReadOnlySpan<object?> arguments)
    {
        var text = Find(key, Languages.Current) ?? Find(key, Languages.English)
            ?? throw new InvalidOperationException($"{_assembly.GetName().Name} has no text '{key}'; add it to its Texts/*.resx.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }

    /// <summary>The text of a key as it stands in the file; null where there is none.</summary>
    public string? Find(string key, CultureInfo language) => _byLanguage[language.Name].GetValueOrDefault(key);

    /// <summary>All keys that have a text in the language.</summary>
    public IReadOnlyCollection<string> KeysIn(CultureInfo language) => _byLanguage[language.Name].Keys;

    // Both languages lie in the assembly itself: a satellite of a plug-in would be one more file to lose, and zh-CN no culture to fall back from.
    private static FrozenDictionary<string, string> Read(Assembly assembly, CultureInfo language)
    {
        var name = $"{assembly.GetName().Name}.Texts.{language.Name}.resources";
        using var stream = assembly.GetManifestResourceStream(name);
        if (stream is null)
            return FrozenDictionary<string, string>.Empty;
        using var reader = new ResourceReader(stream);
        return reader.Cast<DictionaryEntry>().ToFrozenDictionary(e => (string)e.Key, e => (string)e.Value!);
    }
}
