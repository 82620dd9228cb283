using System.Reflection;
using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;
using Modular.Kernel;
using Violation = Modular.Architecture.Tests.Rules.Violation;

namespace Modular.Architecture.Tests;

/// <summary>FE-03: whatever people are told, they are told in each language.</summary>
public sealed class TextRuleTests(LiveHost host) : IClassFixture<LiveHost>
{
    // These speak to developers, who mend documents and settings; what they say to people, the host words by its code.
    private static readonly string[] ForDevelopers = ["Modular.GraphQL", "Modular.GraphQL.Annotations", "Modular.GraphQL.Data", "Modular.GraphQL.Server", "Modular.Persistence.Design"];

    private IEnumerable<(ProjectFile Project, Assembly Assembly)> Speaking => WorkTree.Projects
        .Where(p => p.Kind is ProjectKind.BuildingBlock or ProjectKind.Host or ProjectKind.Module && !ForDevelopers.Contains(p.Name))
        .Select(p => (p, p.Kind == ProjectKind.Module ? host.Modules.Single(m => m.Name == p.Module).Assembly : Assembly.Load(p.Name)));

    [Fact]
    public void A_text_stands_in_both_languages_and_says_the_same()
    {
        Assert.Contains(Speaking, p => TextRules.TextsOf(p.Assembly, Languages.Chinese).Count > 10);
        Violation.None(Speaking.SelectMany(p => TextRules.OfTables(p.Project.Name, TextRules.TextsOf(p.Assembly, Languages.English), TextRules.TextsOf(p.Assembly, Languages.Chinese))));
    }

    [Fact]
    public void Every_key_has_a_text_and_every_text_is_told() => Violation.None(Speaking.SelectMany(p =>
        TextRules.OfKeys(p.Project.Name, [.. TextTable.Of(p.Assembly).KeysIn(Languages.English)], string.Join('\n', SourcesOf(p.Project).Select(WorkTree.Read)))));

    [Fact]
    public void No_sentence_stands_in_the_code_where_an_error_is_made() =>
        Violation.None(Speaking.SelectMany(p => SourcesOf(p.Project).SelectMany(f => TextRules.OfSource(p.Project.Name, f, WorkTree.Read(f)))));

    [Fact]
    public void Every_value_of_an_enum_has_a_label() => Violation.None(TextRules.OfLabels(host.Schema));

    public static TheoryData<string, string[]> Sources => new()
    {
        { """return new NotFoundError(Text.Of("NO_PAPER"), id);""", [] },
        { """return new NotFoundError("There is no such paper.", id);""", ["F.cs: new NotFoundError(\"There is no such paper.\", id)"] },
        { """return new Violation("USCC_LENGTH", $"It has {length} characters.");""", ["F.cs: new Violation(\"USCC_LENGTH\", $\"It has {length} characters.\")"] },
        { """log.Error("It went wrong."); return new IllegalTransitionError(Text.Of("SIGNED"), "SIGNED", []);""", [] },
    };

    [Theory, MemberData(nameof(Sources))]
    public void A_sentence_is_caught(string source, string[] offenders) => Assert.Equal(offenders, TextRules.OfSource("M", "F.cs", source).Select(v => v.Offender));

    [Fact]
    public void What_one_language_lacks_is_caught()
    {
        Dictionary<string, string> english = new() { ["A"] = "{0} of {1}", ["B"] = "b" }, chinese = new() { ["A"] = "{0}", ["C"] = "c", ["DocumentStatus.DRAFT"] = "草稿", ["ERROR.TIMEOUT"] = "超时" };
        Assert.Equal(["A", "B", "C"], TextRules.OfTables("M", english, chinese).Select(v => v.Offender));
        Assert.Equal(["D", "A"], TextRules.OfKeys("M", ["A", "B"], """Text.Of("D"); Text.Invalid("field", "B", 1)""").Select(v => v.Offender));
    }

    private static IEnumerable<string> SourcesOf(ProjectFile project)
    {
        var folder = Path.GetDirectoryName(project.Path)!.Replace('\\', '/') + "/";
        return WorkTree.Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));
    }
}
