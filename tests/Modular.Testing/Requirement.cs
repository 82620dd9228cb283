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

    /// <summary>Why a test that watches system calls is skipped; null where it runs.</summary>
    public static string? SkipWithoutStrace { get; } = SkipWithout(
        OperatingSystem.IsLinux() && ExternalProgram.Find("strace") is not null, "strace is not installed, or this is not Linux; install it to run this test.");

    /// <summary>Why a test that mounts a small or read-only file system is skipped; null where it runs.</summary>
    public static string? SkipWithoutMount { get; } = SkipWithout(
        SmallDisk.IsAllowed, "Only root may mount file systems, on Linux; run this test as root.");

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

/// <summary>A test that watches system calls.</summary>
public sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute() => Skip = Requirement.SkipWithoutStrace;
}

/// <summary>A theory that mounts a file system.</summary>
public sealed class MountTheoryAttribute : TheoryAttribute
{
    public MountTheoryAttribute() => Skip = Requirement.SkipWithoutMount;
}

/// <summary>A test that mounts a file system.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute() => Skip = Requirement.SkipWithoutMount;
}
