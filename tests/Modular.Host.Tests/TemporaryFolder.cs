namespace Modular.Host.Tests;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("modular-host-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
