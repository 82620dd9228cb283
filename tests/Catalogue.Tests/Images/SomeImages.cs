using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Tests.Images;

/// <summary>Images for uploads.</summary>
internal static class SomeImages
{
    /// <summary>A grey PNG; the shade makes files differ.</summary>
    public static IUpload Png(int width = 600, int height = 600, byte shade = 0)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(file, "IHDR", header);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            row.AsSpan(1).Fill(shade);
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        }

        Chunk(file, "IDAT", pixels.ToArray());
        Chunk(file, "IEND", []);
        return new Upload("photo.jpg", file.ToArray());
    }

    /// <summary>What is no image.</summary>
    public static IUpload Words() => new Upload("photo.png", Encoding.UTF8.GetBytes("no image at all"));

    /// <summary>The first half of an image.</summary>
    public static IUpload Half()
    {
        using var whole = Png().OpenReadStream();
        var bytes = new byte[whole.Length / 2];
        whole.ReadExactly(bytes);
        return new Upload("photo.png", bytes);
    }

    private static void Chunk(Stream file, string type, byte[] content)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, content.Length);
        file.Write(word);
        byte[] whole = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(whole);
        var crc = new Crc32();
        crc.Append(whole);
        BinaryPrimitives.WriteUInt32BigEndian(word, crc.Value);
        file.Write(word);
    }

    private sealed record Upload(string FileName, byte[] Content) : IUpload
    {
        public string? ContentType => "image/jpeg";

        public long Length => Content.Length;

        public Stream OpenReadStream() => new MemoryStream(Content, writable: false);
    }
}
