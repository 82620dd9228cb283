namespace Modular.GraphQL.Tests;

/// <summary>Compares a text with a file of the tests. On a difference the new text lies beside the file's copy in the output folder.</summary>
internal static class Snapshot
{
    public static void Match(string actual, string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected == actual)
            return;
        File.WriteAllText(path + ".received", actual);
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(before.Length, now.Length)).First(i => before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        Assert.Fail($"{file} differs at line {line + 1}:\n- {before.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}\nThe new text is {path}.received; copy it over the file if the change is meant.");
    }
}
