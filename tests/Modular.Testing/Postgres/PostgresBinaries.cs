namespace Modular.Testing;

/// <summary>The programs of a PostgreSQL server on this machine.</summary>
internal static class PostgresBinaries
{
    /// <summary>Who runs them where the tests run as root, which PostgreSQL refuses to.</summary>
    private const string Unprivileged = "postgres";

    /// <summary>Where Debian and its relatives put them, outside the search path.</summary>
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c> and <c>pg_ctl</c>: the search path's, else the newest installed; null where there is none.</summary>
    public static string? Folder { get; } =
        Path.GetDirectoryName(ExternalProgram.Find("initdb")) ?? Installed().FirstOrDefault();

    private static bool IsRoot { get; } = !OperatingSystem.IsWindows() && Environment.UserName == "root";

    /// <summary>The command line that runs a program as a user that PostgreSQL accepts.</summary>
    public static string[] AsServer(string program, params string[] arguments) =>
        IsRoot ? ["setpriv", $"--reuid={Unprivileged}", $"--regid={Unprivileged}", "--init-groups", program, .. arguments] : [program, .. arguments];

    /// <summary>Runs one of the programs to its end.</summary>
    public static Task RunAsync(string program, params string[] arguments) => RunAsync(AsServer(Path.Combine(Folder!, program), arguments));

    /// <summary>Hands the folder over to the user that the server runs as.</summary>
    public static Task GiveAsync(string folder) => IsRoot ? RunAsync(["chown", Unprivileged, folder]) : Task.CompletedTask;

    private static async Task RunAsync(string[] command)
    {
        var (exitCode, output, error) = await ExternalProgram.RunAsync("/", "", command[0], command[1..]);
        if (exitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {exitCode}:\n{output}\n{error}");
    }

    private static IEnumerable<string> Installed() => !Directory.Exists(Versions) ? [] : Directory.EnumerateDirectories(Versions)
        .OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var version) ? version : 0)
        .Select(v => Path.Combine(v, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb")));
}
