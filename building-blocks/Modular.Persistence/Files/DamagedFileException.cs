namespace Modular.Persistence;

/// <summary>A stored file is not what was written: cut, edited, or another one put in its place. It has been logged as an error.</summary>
/// <param name="path">Where the file lies.</param>
/// <param name="reason">What is wrong with it, in words.</param>
public sealed class DamagedFileException(string path, string reason) : Exception($"The stored file {path} is damaged: {reason}.")
{
    /// <summary>Where the file lies.</summary>
    public string Path => path;
}
