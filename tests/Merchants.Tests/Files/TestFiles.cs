using System.IO.Compression;
using System.Text;
using Merchants.Demo;
using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;

namespace Merchants.Tests.Files;

/// <summary>Small files of the formats that papers may have, valid unless the name says otherwise.</summary>
internal static class TestFiles
{
    public static byte[] Pdf(string text = "Business licence") => DemoPdf.With(text);

    /// <summary>A grey image.</summary>
    public static byte[] Png(int width = 4, int height = 3) => PaperFiles.Png(width, height, 0);

    /// <summary>A grey image of 8 by 8 pixels with the simplest tables there are.</summary>
    public static byte[] Jpeg(int width = 8, int height = 8) =>
    [
        0xFF, 0xD8,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0,
        0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0,
        0x3F, 0xFF, 0x00, 0xFF, 0xD0, 0x3F,
        0xFF, 0xD9,
    ];

    /// <summary>A lossless image's frame; nobody decodes it here.</summary>
    public static byte[] Webp(int width = 4, int height = 3)
    {
        var bits = (uint)(width - 1) | (uint)(height - 1) << 14;
        return Riff([.. "VP8L"u8, 6, 0, 0, 0, 0x2F, (byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), (byte)(bits >> 24), 0]);
    }

    public static byte[] Riff(byte[] chunks)
    {
        var length = chunks.Length + 4;
        return [.. "RIFF"u8, (byte)length, (byte)(length >> 8), (byte)(length >> 16), 0, .. "WEBP"u8, .. chunks];
    }

    /// <summary>A workbook of one sheet.</summary>
    public static byte[] Xlsx(string text = "产品", params (string Name, string Text)[] more) => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet>{text}</worksheet>"),
        .. more,
    ]);

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
                Add(zip, name, content);
        }

        return file.ToArray();

        static void Add(ZipArchive zip, string name, string content)
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
    }

    public static byte[] PdfWith(string replace, string by) => Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Pdf()).Replace(replace, by, StringComparison.Ordinal));

    public static IUpload Upload(byte[] content, string name = "licence.pdf") => new TestUpload(name, content);

    private sealed record TestUpload(string FileName, byte[] Content) : IUpload
    {
        public string? ContentType => "application/octet-stream";

        public long Length => Content.Length;

        public Stream OpenReadStream() => new MemoryStream(Content, writable: false);
    }
}
