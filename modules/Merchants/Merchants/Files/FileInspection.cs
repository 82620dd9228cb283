using Modular.Kernel;

namespace Merchants.Files;

/// <summary>
/// Tells what a file is by its content, and whether it is whole (DOC-04). Nothing is decoded: a small file that would
/// unfold into a huge image is refused by the size it declares.
/// </summary>
internal static class FileInspection
{
    private const int LongestSignature = 12;

    /// <summary>Inspects a seekable file.</summary>
    /// <param name="file">The content, from its start.</param>
    /// <param name="maxPixels">The largest image, width times height.</param>
    public static Checked<InspectedFile> Inspect(Stream file, long maxPixels)
    {
        Span<byte> head = stackalloc byte[LongestSignature];
        head = head[..file.ReadAtLeast(head, LongestSignature, throwOnEndOfStream: false)];
        file.Position = 0;
        if (head.IsEmpty)
            return Text.Broken("FILE_EMPTY");

        try
        {
            if (head.StartsWith(PngFile.Signature))
                return Image(FileFormat.Png, PngFile.SizeOf(file), maxPixels);
            if (head.StartsWith(JpegFile.Signature))
                return Image(FileFormat.Jpeg, JpegFile.SizeOf(file), maxPixels);
            if (head.StartsWith(PdfFile.Signature))
                return PdfFile.Check(file) is { } broken ? broken : new InspectedFile(FileFormat.Pdf, null, null);
            if (WebpFile.Begins(head))
                return Image(FileFormat.Webp, WebpFile.SizeOf(file), maxPixels);
            if (head.StartsWith(XlsxFile.Signature))
                return XlsxFile.Check(file) is { } bad ? bad : new InspectedFile(FileFormat.Xlsx, null, null);
        }
        catch (EndOfStreamException)
        {
            return Text.Broken("FILE_TRUNCATED");
        }

        return Text.Broken("FILE_TYPE");
    }

    private static Checked<InspectedFile> Image(FileFormat format, Checked<(int Width, int Height)> size, long maxPixels)
    {
        if (size.Violation is { } broken)
            return broken;
        var (width, height) = size.Value;
        return (long)width * height <= maxPixels
            ? new InspectedFile(format, width, height)
            : Text.Broken("FILE_PIXELS", width, height, maxPixels);
    }
}
