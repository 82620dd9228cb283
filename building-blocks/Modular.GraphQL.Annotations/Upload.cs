namespace Modular.GraphQL;

/// <summary>A file that came with the request, after the GraphQL multipart request convention; the scalar <c>Upload</c>.</summary>
public interface IUpload
{
    /// <summary>The file name that the client gave; never to be used as a path.</summary>
    string FileName { get; }

    /// <summary>The content type that the client claims; the content decides.</summary>
    string? ContentType { get; }

    /// <summary>The length in bytes.</summary>
    long Length { get; }

    /// <summary>Opens the content, which lies in a temporary file until the request ends. Each call opens it from the start.</summary>
    Stream OpenReadStream();
}
