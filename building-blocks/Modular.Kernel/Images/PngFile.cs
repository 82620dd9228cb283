using System.Buffers.Binary;

namespace Modular.Kernel;

/// <summary>Walks a PNG file chunk by chunk to its end, checksums included (ISO 15948, section 5).</summary>
internal static class PngFile
{
    private const int HeaderLength = 13;
    private const uint HeaderChunk = 0x49484452; // IHDR
    private const uint DataChunk = 0x49444154; // IDAT
    private const uint EndChunk = 0x49454E44; // IEND

    private static Violation Damaged => Text.Broken("FILE_DAMAGED");

    /// <summary>The eight bytes that every PNG file starts with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The size in pixels of a whole PNG image.</summary>
    /// <exception cref="EndOfStreamException">The file is cut off.</exception>
    public static Checked<(int Width, int Height)> SizeOf(Stream file)
    {
        file.Position = Signature.Length;
        var size = (Width: 0, Height: 0);
        var hasData = false;
        var buffer = new byte[16384];
        Span<byte> word = stackalloc byte[8];
        for (var isFirst = true; ; isFirst = false)
        {
            file.ReadExactly(word);
            var length = BinaryPrimitives.ReadUInt32BigEndian(word);
            var type = BinaryPrimitives.ReadUInt32BigEndian(word[4..]);
            if (isFirst != (type == HeaderChunk) || (isFirst && length != HeaderLength))
                return Damaged;

            var crc = new Crc32();
            crc.Append(word[4..]);
            for (var left = length; left > 0;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(left, (uint)buffer.Length));
                file.ReadExactly(part);
                crc.Append(part);
                left -= (uint)part.Length;
                if (type == HeaderChunk)
                    size = (BinaryPrimitives.ReadInt32BigEndian(part), BinaryPrimitives.ReadInt32BigEndian(part[4..]));
            }

            file.ReadExactly(word[..4]);
            if (crc.Value != BinaryPrimitives.ReadUInt32BigEndian(word) || size.Width <= 0 || size.Height <= 0)
                return Damaged;
            hasData |= type == DataChunk;
            if (type == EndChunk)
                return hasData && file.Position == file.Length ? size : Damaged;
        }
    }
}
