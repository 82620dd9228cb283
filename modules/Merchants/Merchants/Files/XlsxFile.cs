using System.Buffers.Binary;
using System.IO.Compression;
using Modular.Kernel;

namespace Merchants.Files;

/// <summary>
/// Walks an Office Open XML workbook (ISO/IEC 29500) part by part: a ZIP archive without encryption, whose parts neither overlap nor unfold beyond their limits, whose checksums are right, and
/// which holds a workbook and no macros. Parts are unfolded a piece at a time, into nothing: neither the memory nor a disk ever holds them.
/// </summary>
internal static class XlsxFile
{
    /// <summary>The most that all parts together may unfold to, in bytes.</summary>
    internal const long MostUnfolded = 256L << 20;

    private const int MostTimesLarger = 200;
    private const int LocalHeaderLength = 30;
    private const uint LocalHeader = 0x04034B50;
    private const int Stored = 0;
    private const int Deflated = 8;

    private static Violation Damaged => Text.Broken("FILE_DAMAGED");

    /// <summary>The bytes that every such file starts with.</summary>
    public static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'K', 3, 4];

    /// <summary>Null where the file is a sound workbook.</summary>
    /// <exception cref="EndOfStreamException">The file is cut off.</exception>
    public static Violation? Check(Stream file)
    {
        if (ZipDirectory.Read(file) is not { } parts)
            return Text.Broken("FILE_TRUNCATED");
        if (parts.Any(p => p.IsEncrypted))
            return Text.Broken("XLSX_ENCRYPTED");
        if (parts.Any(p => p.Name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
            return Text.Broken("XLSX_MACROS");
        if (parts.All(p => p.Name != "[Content_Types].xml") || parts.All(p => p.Name != "xl/workbook.xml"))
            return Text.Broken("FILE_TYPE");
        if (parts.Sum(p => p.Length) > MostUnfolded || parts.Any(p => p.Length > 4096 && p.Length / MostTimesLarger > p.PackedLength))
            return Text.Broken("XLSX_TOO_LARGE", MostUnfolded);
        if (parts.Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != parts.Count || parts.Any(p => !IsPlain(p.Name)))
            return Damaged;

        var free = 0L;
        foreach (var part in parts.OrderBy(p => p.Offset))
        {
            // A part that lies in another one is how small archives unfold without end.
            if (part.Offset < free || DataOffset(file, part) is not { } start || !IsWhole(file, part, start))
                return Damaged;
            free = start + part.PackedLength;
        }

        return null;
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && name[0] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal) && !name.Split('/').Contains("..");

    // Null where no header of that part stands there.
    private static long? DataOffset(Stream file, ZipPart part)
    {
        Span<byte> header = stackalloc byte[LocalHeaderLength];
        if (part.Offset + LocalHeaderLength > file.Length)
            return null;
        file.Position = part.Offset;
        file.ReadExactly(header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalHeader || BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) != part.Method)
            return null;
        var (name, extra) = (BinaryPrimitives.ReadUInt16LittleEndian(header[26..]), BinaryPrimitives.ReadUInt16LittleEndian(header[28..]));
        var bytes = new byte[name];
        if (file.ReadAtLeast(bytes, name, throwOnEndOfStream: false) < name || ZipDirectory.NameOf(bytes) != part.Name)
            return null;
        var start = part.Offset + LocalHeaderLength + name + extra;
        return start + part.PackedLength <= part.DirectoryOffset ? start : null;
    }

    private static bool IsWhole(Stream file, ZipPart part, long start)
    {
        if (part.Method is not (Stored or Deflated) || (part.Method == Stored && part.Length != part.PackedLength))
            return false;
        file.Position = start;
        using var packed = new Section(file, part.PackedLength);
        using Stream content = part.Method == Stored ? packed : new DeflateStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var (crc, left, buffer) = (new Crc32(), part.Length, new byte[16384]);
        try
        {
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                if ((left -= read) < 0)
                    return false;
                crc.Append(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return left == 0 && crc.Value == part.Checksum;
    }

    /// <summary>So many bytes of the file from where it stands.</summary>
    private sealed class Section(Stream file, long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = file.Read(buffer, offset, (int)Math.Min(count, _left));
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
