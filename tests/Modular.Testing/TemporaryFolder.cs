namespace Modular.Testing;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TemporaryFolder(string name = "tests") : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory($"modular-{name}-").FullName;

    /// <summary>The full path of something in it.</summary>
    public string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
