namespace Modular.Kernel;

/// <summary>The formats of images that are taken, told by their content.</summary>
public enum ImageFormat
{
    /// <summary>JPEG image (ISO 10918).</summary>
    Jpeg,

    /// <summary>PNG image (ISO 15948).</summary>
    Png,

    /// <summary>WebP image (RFC 9649), one that stands still.</summary>
    Webp,
}

/// <summary>A sound image.</summary>
/// <param name="Format">The format, by content.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
public sealed record InspectedImage(ImageFormat Format, int Width, int Height);

/// <summary>
/// Tells whether a file is an image, by its content and never by its name, and whether it is whole. Nothing is decoded: a small file that would unfold into a huge image is refused by the
/// size it declares.
/// </summary>
public static class ImageFile
{
    /// <summary>So many bytes tell whether a file is an image.</summary>
    public const int LongestSignature = 12;

    /// <summary>The format that the first bytes of a file announce; null where they are no image's.</summary>
    public static ImageFormat? FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(PngFile.Signature))
            return ImageFormat.Png;
        if (head.StartsWith(JpegFile.Signature))
            return ImageFormat.Jpeg;
        return WebpFile.Begins(head) ? ImageFormat.Webp : null;
    }

    /// <summary>Inspects a seekable file.</summary>
    /// <param name="file">The content, from its start.</param>
    /// <param name="maxPixels">The largest image, width times height.</param>
    public static Checked<InspectedImage> Inspect(Stream file, long maxPixels)
    {
        Span<byte> head = stackalloc byte[LongestSignature];
        head = head[..file.ReadAtLeast(head, LongestSignature, throwOnEndOfStream: false)];
        file.Position = 0;
        if (head.IsEmpty)
            return Text.Broken("IMAGE_EMPTY");
        if (FormatOf(head) is not { } format)
            return Text.Broken("IMAGE_TYPE");
        try
        {
            var size = format switch { ImageFormat.Png => PngFile.SizeOf(file), ImageFormat.Jpeg => JpegFile.SizeOf(file), _ => WebpFile.SizeOf(file) };
            if (size.Violation is { } broken)
                return broken;
            var (width, height) = size.Value;
            return (long)width * height <= maxPixels ? new InspectedImage(format, width, height) : Text.Broken("FILE_PIXELS", width, height, maxPixels);
        }
        catch (EndOfStreamException)
        {
            return Text.Broken("FILE_TRUNCATED");
        }
    }
}
