namespace Modular.GraphQL.Server.Uploads;

/// <summary>The files of one request by the path of their variable. Disposing it deletes them, whether they were complete or not.</summary>
internal sealed class ReceivedFiles(UploadFolder folder) : IDisposable
{
    private readonly Dictionary<string, IUpload> _byPath = new(StringComparer.Ordinal);
    private readonly List<string> _temporary = [];

    /// <summary>The complete files, as <c>variables.input.file</c> → file. One file may stand at several paths.</summary>
    public IReadOnlyDictionary<string, IUpload> ByPath => _byPath;

    /// <summary>Makes the next temporary file.</summary>
    public FileStream Create(out string path)
    {
        var stream = folder.Create(out path);
        _temporary.Add(path);
        return stream;
    }

    /// <summary>Puts a complete file at its paths.</summary>
    public void Add(IUpload file, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
            _byPath.Add(path, file);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var path in _temporary)
            folder.Delete(path);
        _temporary.Clear();
    }
}
