using System.Buffers.Binary;

namespace Modular.Kernel;

/// <summary>Walks a WebP file chunk by chunk to its end (RFC 9649). Moving images are refused: what is looked at stands still.</summary>
internal static class WebpFile
{
    private const int HeaderLength = 12;
    private const uint LossyChunk = 0x56503820; // VP8 and a blank
    private const uint LosslessChunk = 0x5650384C; // VP8L
    private const uint ExtendedChunk = 0x56503858; // VP8X
    private const uint AnimationChunk = 0x414E494D; // ANIM
    private const byte LosslessSignature = 0x2F;
    private const int LongestHead = 10;

    private static Violation Damaged => Text.Broken("FILE_DAMAGED");

    /// <summary>Whether the first twelve bytes are those of a WebP file.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => head.Length >= HeaderLength && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8);

    /// <summary>The size in pixels of a whole WebP image.</summary>
    /// <exception cref="EndOfStreamException">The file is cut off.</exception>
    public static Checked<(int Width, int Height)> SizeOf(Stream file)
    {
        Span<byte> word = stackalloc byte[8];
        Span<byte> head = stackalloc byte[LongestHead];
        file.Position = 4;
        file.ReadExactly(word[..4]);
        var end = BinaryPrimitives.ReadUInt32LittleEndian(word) + 8L;
        if (end > file.Length)
            throw new EndOfStreamException();
        if (end != file.Length)
            return Damaged;
        file.Position = HeaderLength;
        (int Width, int Height)? canvas = null, image = null;
        while (file.Position < end)
        {
            file.ReadExactly(word);
            var type = BinaryPrimitives.ReadUInt32BigEndian(word);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(word[4..]);
            var next = file.Position + length + (length & 1);
            if (next > end)
                throw new EndOfStreamException();
            if (type == AnimationChunk)
                return Text.Broken("WEBP_ANIMATED");
            if (type is LossyChunk or LosslessChunk or ExtendedChunk)
            {
                var read = head[..(int)Math.Min(length, LongestHead)];
                file.ReadExactly(read);
                if (SizeIn(type, read) is not { } size || (type != ExtendedChunk && image is not null) || (type == ExtendedChunk && (canvas ?? image) is not null))
                    return Damaged;
                if (type == ExtendedChunk)
                    canvas = size;
                else
                    image = size;
            }

            file.Position = next;
        }

        return image is { Width: > 0, Height: > 0 } whole && (canvas is null || canvas == whole) ? whole : Damaged;
    }

    private static (int Width, int Height)? SizeIn(uint type, ReadOnlySpan<byte> head) => type switch
    {
        LossyChunk when head.Length == LongestHead && head[3] == 0x9D && head[4] == 0x01 && head[5] == 0x2A =>
            (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[8..]) & 0x3FFF),
        LosslessChunk when head.Length >= 5 && head[0] == LosslessSignature => LosslessSize(BinaryPrimitives.ReadUInt32LittleEndian(head[1..])),
        ExtendedChunk when head.Length == LongestHead => (Word24(head[4..]) + 1, Word24(head[7..]) + 1),
        _ => null,
    };

    private static (int, int) LosslessSize(uint bits) => ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);

    private static int Word24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
