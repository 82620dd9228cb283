using Xunit;

namespace Modular.Testing;

/// <summary>
/// What some tests need of the machine. On a developer's machine that lacks it they are skipped and say what to install; in CI
/// (<c>CI=true</c>) they run nevertheless, and fail.
/// </summary>
public static class Requirement
{
    /// <summary>Why a test that needs Node.js is skipped; null where it runs.</summary>
    public static string? SkipWithoutNode { get; } =
        SkipWithout(ExternalProgram.Find("node") is not null, "Node.js is not installed; install version 20 or later to run this test.");

    /// <summary>Why a test that needs a browser, which Node.js drives, is skipped; null where it runs.</summary>
    public static string? SkipWithoutBrowser { get; } = SkipWithoutNode
        ?? SkipWithout(ExternalProgram.Find("chromium") is not null, "Chromium is not installed; install it so that the command chromium is found, to run this test.");

    /// <summary>Why a test that needs PostgreSQL is skipped; null where it runs.</summary>
    public static string? SkipWithoutPostgres { get; } = SkipWithout(
        PostgresServer.IsGiven || PostgresBinaries.Folder is not null,
        $"PostgreSQL is not installed; install its server, 15 or later, or name a server in {PostgresServer.Variable} to run this test.");

    private static string? SkipWithout(bool isThere, string otherwise) =>
        isThere || Environment.GetEnvironmentVariable("CI") == "true" ? null : otherwise;
}

/// <summary>A test that needs Node.js.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Requirement.SkipWithoutNode;
}

/// <summary>A theory that needs Node.js.</summary>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = Requirement.SkipWithoutNode;
}

/// <summary>A theory that needs Node.js and Chromium.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Requirement.SkipWithoutBrowser;
}

/// <summary>A test that needs PostgreSQL.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Requirement.SkipWithoutPostgres;
}
