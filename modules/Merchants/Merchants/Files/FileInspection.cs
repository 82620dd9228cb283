using Modular.Kernel;

namespace Merchants.Files;

/// <summary>
/// Tells what a file is by its content, and whether it is whole (DOC-04). Nothing is decoded: a small file that would
/// unfold into a huge image is refused by the size it declares.
/// </summary>
internal static class FileInspection
{
    /// <summary>Inspects a seekable file.</summary>
    /// <param name="file">The content, from its start.</param>
    /// <param name="maxPixels">The largest image, width times height.</param>
    public static Checked<InspectedFile> Inspect(Stream file, long maxPixels)
    {
        Span<byte> head = stackalloc byte[ImageFile.LongestSignature];
        head = head[..file.ReadAtLeast(head, ImageFile.LongestSignature, throwOnEndOfStream: false)];
        file.Position = 0;
        if (head.IsEmpty)
            return Text.Broken("FILE_EMPTY");

        try
        {
            if (ImageFile.FormatOf(head) is not null)
                return Image(ImageFile.Inspect(file, maxPixels));
            if (head.StartsWith(PdfFile.Signature))
                return PdfFile.Check(file) is { } broken ? broken : new InspectedFile(FileFormat.Pdf, null, null);
            if (head.StartsWith(XlsxFile.Signature))
                return XlsxFile.Check(file) is { } bad ? bad : new InspectedFile(FileFormat.Xlsx, null, null);
        }
        catch (EndOfStreamException)
        {
            return Text.Broken("FILE_TRUNCATED");
        }

        return Text.Broken("FILE_TYPE");
    }

    private static Checked<InspectedFile> Image(Checked<InspectedImage> image)
    {
        if (image.Violation is { } broken)
            return broken;
        var format = image.Value.Format switch { ImageFormat.Png => FileFormat.Png, ImageFormat.Jpeg => FileFormat.Jpeg, _ => FileFormat.Webp };
        return new InspectedFile(format, image.Value.Width, image.Value.Height);
    }
}
