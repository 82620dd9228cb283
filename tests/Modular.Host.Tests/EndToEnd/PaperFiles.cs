using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Makes real files: any viewer opens them.</summary>
internal static class PaperFiles
{
    /// <summary>A PDF of one page with one line of text.</summary>
    public static byte[] Pdf(string text)
    {
        var body = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        void Add(string content)
        {
            offsets.Add(body.Length);
            body.Append(offsets.Count).Append(" 0 obj\n").Append(content).Append("\nendobj\n");
        }

        var stream = $"BT /F1 24 Tf 72 720 Td ({text}) Tj ET";
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
        Add($"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        var table = body.Length;
        body.Append("xref\n0 ").Append(offsets.Count + 1).Append("\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            body.Append(offset.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        body.Append("trailer\n<< /Size ").Append(offsets.Count + 1).Append(" /Root 1 0 R >>\nstartxref\n").Append(table).Append("\n%%EOF\n");
        return Encoding.ASCII.GetBytes(body.ToString());
    }

    /// <summary>A grey PNG; the shade makes files differ. One that declares more than a million bytes of pixels is a bomb: it holds only the first rows.</summary>
    public static byte[] Png(int width, int height, byte shade)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // eight bits, grey
        Chunk(file, "IHDR", header);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            row.AsSpan(1).Fill(shade);
            for (var y = 0; y < Math.Min(height, 1 + (1_000_000 / row.Length)); y++)
                zlib.Write(row);
        }

        Chunk(file, "IDAT", pixels.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A baseline JPEG of one grey: each block's coefficients are zero, two bits a block.</summary>
    public static byte[] Jpeg(int width, int height, byte quantum)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [(byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xDB, [0, .. Enumerable.Repeat(quantum, 64)]);
        Segment(file, 0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        byte[] oneCode = [1, .. new byte[15], 0];
        Segment(file, 0xC4, [0x00, .. oneCode]);
        Segment(file, 0xC4, [0x10, .. oneCode]);
        Segment(file, 0xDA, [1, 1, 0, 0, 63, 0]);
        var bits = (width + 7) / 8 * ((height + 7) / 8) * 2;
        var data = new byte[(bits + 7) / 8];
        data[^1] = (byte)((1 << (((8 - (bits % 8)) % 8) & 7)) - 1); // the rest of the last byte is ones
        file.Write(data);
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        file.Write(number);
    }

    private static void Segment(Stream file, byte marker, byte[] data)
    {
        file.Write([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2)]);
        file.Write(data);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        return ~crc;
    }
}
