using System.Reflection;
using System.Text.RegularExpressions;
using Modular.GraphQL;
using Modular.GraphQL.Types;
using Modular.Kernel;

namespace Modular.Architecture.Tests.Rules;

/// <summary>People are told everything in each language (FE-03).</summary>
internal static partial class TextRules
{
    private const string Error = "ERROR.";

    private static readonly HashSet<string> EngineCodes = [.. typeof(ErrorCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!), "UNKNOWN_MODULE"];

    /// <summary>What a text of one language lacks in the other. Labels and the engine's errors have English words of their own.</summary>
    /// <param name="project">The assembly's name.</param>
    /// <param name="texts">Key and text in each language.</param>
    public static IEnumerable<Violation> OfTables(string project, IReadOnlyDictionary<string, string> english, IReadOnlyDictionary<string, string> chinese)
    {
        foreach (var (key, text) in english)
        {
            if (chinese.GetValueOrDefault(key) is not { } other)
                yield return new(project, key, "a text stands in both languages", "add it to Texts/zh-CN.resx");
            else if (!Places(text).SetEquals(Places(other)))
                yield return new(project, key, "a text says the same in both languages", $"put in the same arguments: {text} | {other}");
        }

        foreach (var key in chinese.Keys.Where(k => !english.ContainsKey(k) && !LabelKey().IsMatch(k) && !EngineCodes.Contains(k.Replace(Error, "", StringComparison.Ordinal))))
            yield return new(project, key, "a text stands in both languages", "add it to Texts/en.resx");
    }

    /// <summary>Keys that the code asks for and the table lacks, and texts that nobody asks for.</summary>
    public static IEnumerable<Violation> OfKeys(string project, IReadOnlyCollection<string> keys, string source)
    {
        foreach (var key in AskedFor().Matches(source).Select(m => m.Groups["key"].Value).Distinct().Where(k => !keys.Contains(k)))
            yield return new(project, key, "a key in the code has a text", "add it to Texts/*.resx");
        foreach (var key in keys.Where(k => !LabelKey().IsMatch(k) && !k.StartsWith(Error, StringComparison.Ordinal) && !source.Contains($"\"{k}\"", StringComparison.Ordinal)))
            yield return new(project, key, "a text is told somewhere", "remove it from Texts/*.resx");
    }

    /// <summary>Sentences in the code where an error is made.</summary>
    public static IEnumerable<Violation> OfSource(string project, string file, string source) =>
        Sentence().Matches(source).Select(m => new Violation(project, $"{file}: {m.Value}", "what people are told stands in Texts/*.resx", "make the message with Text.Of(key)"));

    /// <summary>Values of enums in the schema that have no label.</summary>
    public static IEnumerable<Violation> OfLabels(Schema schema) =>
        from type in schema.Types.OfType<EnumType>()
        from entry in type.Values
        where entry.Value is Enum value && !value.GetType().Assembly.GetName().Name!.StartsWith("Modular.GraphQL", StringComparison.Ordinal)
            && EnumLabel.Find((Enum)entry.Value, Languages.Chinese) is null
        select new Violation(entry.Value.GetType().Assembly.GetName().Name!, $"{entry.Value.GetType().Name}.{entry.Name}", "an enum's value has a label in each language", "add it to Texts/zh-CN.resx");

    /// <summary>All texts of an assembly in a language.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(Assembly assembly, System.Globalization.CultureInfo language) =>
        TextTable.Of(assembly) is var table ? table.KeysIn(language).ToDictionary(k => k, k => table.Find(k, language)!) : [];

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+(:\w+)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[A-Z][a-z]\w+\.[A-Z0-9_]+$")]
    private static partial Regex LabelKey();

    [GeneratedRegex("""\b(Text\.(Of|Broken)|StepReason\.Told)\("(?<key>[^"]+)"|\bText\.Invalid\([^,;]+, "(?<key>[^"]+)"|\bText(<\w+>)?\.Of\("(?<key>[^"]+)""")]
    private static partial Regex AskedFor();

    [GeneratedRegex("""new \w*(Error|Violation)\((?:[^;"]|"[^" ]*")*\$?"[^"]*\w \w[^"]*"[^;]*?[;)]""")]
    private static partial Regex Sentence();
}
