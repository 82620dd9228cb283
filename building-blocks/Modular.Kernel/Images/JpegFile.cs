
namespace Modular.Kernel;

/// <summary>
/// Walks a JPEG file marker by marker to the end of its image (ISO 10918-1, annex B). Bytes after the image are let be:
/// cameras append previews there.
/// </summary>
internal static class JpegFile
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private static Violation Damaged => Text.Broken("FILE_DAMAGED");

    /// <summary>The bytes that every JPEG file starts with: start of image, and the first byte of the next marker.</summary>
    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <summary>The size in pixels of a whole JPEG image.</summary>
    /// <exception cref="EndOfStreamException">The file is cut off.</exception>
    public static Checked<(int Width, int Height)> SizeOf(Stream file)
    {
        var bytes = new BufferedStream(file, 16384); // Not disposed: the file is the caller's.
        bytes.Position = 2;
        var size = (Width: 0, Height: 0);
        var hasScan = false;
        var marker = NextMarker(bytes);
        while (marker is { } found and not EndOfImage)
        {
            if (IsStandalone(found))
            {
                marker = NextMarker(bytes);
                continue;
            }

            var segmentEnd = bytes.Position + ReadWord(bytes);
            if (IsFrame(found))
            {
                _ = Next(bytes); // Bits a sample.
                var height = ReadWord(bytes);
                size = (ReadWord(bytes), height);
            }

            if (segmentEnd > file.Length)
                throw new EndOfStreamException();
            if (segmentEnd < bytes.Position)
                return Damaged;
            bytes.Position = segmentEnd;
            hasScan |= found == StartOfScan;
            marker = found == StartOfScan ? MarkerAfterScan(bytes) : NextMarker(bytes);
        }

        return marker is null || !hasScan || size.Width == 0 || size.Height == 0 ? Damaged : size;
    }

    /// <summary>SOF0 to SOF15; three numbers among them mean other segments.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool IsStandalone(byte marker) => marker is >= 0xD0 and <= 0xD8 or 0x01;

    private static byte? NextMarker(Stream bytes)
    {
        if (Next(bytes) != 0xFF)
            return null;
        byte marker;
        while ((marker = Next(bytes)) == 0xFF)
        {
        }

        return marker == 0 ? null : marker;
    }

    /// <summary>In a scan, FF is data where 00 follows, and D0 to D7 only restart the decoder.</summary>
    private static byte MarkerAfterScan(Stream bytes)
    {
        while (true)
        {
            if (Next(bytes) != 0xFF)
                continue;
            byte marker;
            while ((marker = Next(bytes)) == 0xFF)
            {
            }

            if (marker is not (0 or >= 0xD0 and <= 0xD7))
                return marker;
        }
    }

    private static int ReadWord(Stream bytes) => Next(bytes) << 8 | Next(bytes);

    private static byte Next(Stream bytes) => bytes.ReadByte() is var b and >= 0 ? (byte)b : throw new EndOfStreamException();
}
