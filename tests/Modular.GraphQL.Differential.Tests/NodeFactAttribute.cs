namespace Modular.GraphQL.Differential.Tests;

/// <summary>A test that needs Node.js. Without it the test is skipped on a developer's machine; in CI it runs, and fails.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    /// <summary>Looks for Node.js in the path.</summary>
    public NodeFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = ["node", "node.exe"];
        if (Environment.GetEnvironmentVariable("CI") != "true" && !folders.Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name)))))
            Skip = "Node.js is not installed; install version 20 or later to run this test.";
    }
}
