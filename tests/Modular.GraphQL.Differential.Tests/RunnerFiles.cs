using System.Diagnostics;

namespace Modular.GraphQL.Differential.Tests;

/// <summary>Where the runner and its clients are, and how to start programs there.</summary>
internal static class RunnerFiles
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of the test projects.</summary>
    public static string Tests { get; } = Output.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The runner, built in the configuration of this test.</summary>
    public static string Runner { get; } =
        Path.Combine(Tests, "Modular.GraphQL.Runner", "bin", Output.Parent!.Name, Output.Name, "Modular.GraphQL.Runner.dll");

    /// <summary>The npm project.</summary>
    public static string Clients { get; } = Path.Combine(Tests, "clients");

    /// <summary>Runs a program to its end with the input; gives its exit code and all that it wrote.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, string input, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
