using System.Buffers.Binary;
using System.Text;

namespace Merchants.Files;

/// <summary>A part of a ZIP archive, as its directory tells.</summary>
/// <param name="Name">Its name, with <c>/</c> between folders.</param>
/// <param name="Method">How it is packed.</param>
/// <param name="IsEncrypted">Whether it wants a password.</param>
/// <param name="Checksum">The checksum of what it unfolds to.</param>
/// <param name="PackedLength">How many bytes it takes in the archive.</param>
/// <param name="Length">How many bytes it unfolds to.</param>
/// <param name="Offset">Where its header stands.</param>
/// <param name="DirectoryOffset">Where the directory stands, before which it ends.</param>
internal sealed record ZipPart(string Name, int Method, bool IsEncrypted, uint Checksum, long PackedLength, long Length, long Offset, long DirectoryOffset);

/// <summary>Reads the directory at the end of a ZIP archive (ISO/IEC 21320-1). Archives beyond 4 GiB, or of several files, are not read.</summary>
internal static class ZipDirectory
{
    private const int MostParts = 4096;
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int EntryLength = 46;
    private const uint End = 0x06054B50;
    private const uint Entry = 0x02014B50;

    /// <summary>The parts; null where the directory is not whole.</summary>
    public static IReadOnlyList<ZipPart>? Read(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + LongestComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != End || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != end.Length - EndLength)
                continue;
            var (count, length, offset) = (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
            return offset + (long)length == file.Length - tail.Length + at && count <= MostParts ? Entries(file, offset, (int)length, count) : null;
        }

        return null;
    }

    /// <summary>A part's name. Both encodings that archives use agree where the names of workbooks' parts are concerned.</summary>
    public static string NameOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static List<ZipPart>? Entries(Stream file, long offset, int length, int count)
    {
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        var parts = new List<ZipPart>(count);
        ReadOnlySpan<byte> rest = bytes;
        while (parts.Count < count)
        {
            if (rest.Length < EntryLength || BinaryPrimitives.ReadUInt32LittleEndian(rest) != Entry)
                return null;
            var name = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            var whole = EntryLength + name + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (rest.Length < whole)
                return null;
            parts.Add(new(
                NameOf(rest.Slice(EntryLength, name)), BinaryPrimitives.ReadUInt16LittleEndian(rest[10..]), (BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]) & 1) != 0,
                BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]), BinaryPrimitives.ReadUInt32LittleEndian(rest[20..]), BinaryPrimitives.ReadUInt32LittleEndian(rest[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(rest[42..]), offset));
            rest = rest[whole..];
        }

        return rest.IsEmpty ? parts : null;
    }
}
