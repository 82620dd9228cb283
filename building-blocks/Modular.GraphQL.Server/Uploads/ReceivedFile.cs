namespace Modular.GraphQL.Server.Uploads;

/// <summary>A file of a multipart request, complete in a temporary file.</summary>
internal sealed class ReceivedFile(string path, string fileName, string? contentType, long length) : IUpload
{
    /// <inheritdoc/>
    public string FileName { get; } = fileName;

    /// <inheritdoc/>
    public string? ContentType { get; } = contentType;

    /// <inheritdoc/>
    public long Length { get; } = length;

    /// <inheritdoc/>
    public Stream OpenReadStream() =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 4096, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
