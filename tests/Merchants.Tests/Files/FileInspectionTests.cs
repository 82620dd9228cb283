using System.Text;
using Merchants.Files;
using Modular.Kernel;
using static Merchants.Tests.Files.TestFiles;

namespace Merchants.Tests.Files;

/// <summary>What a paper's file is, and whether it is whole, is told by its content (DOC-04).</summary>
public class FileInspectionTests
{
    private const long MaxPixels = 1_000_000;

    public static TheoryData<string, byte[], string?> Cases => new()
    {
        { "a PDF", Pdf(), null },
        { "a PNG", Png(), null },
        { "a JPEG", Jpeg(), null },
        { "a JPEG with a preview after it", [.. Jpeg(), 1, 2, 3], null },
        { "nothing", [], "FILE_EMPTY" },
        { "a script", Encoding.ASCII.GetBytes("#!/bin/sh\nrm -rf /\n"), "FILE_TYPE" },
        { "a page", Encoding.ASCII.GetBytes("<html><script>alert(1)</script>%PDF-1.4"), "FILE_TYPE" },
        { "a GIF", Encoding.ASCII.GetBytes("GIF89a........"), "FILE_TYPE" },
        { "a PDF's first bytes", Encoding.ASCII.GetBytes("%PDF-1.7"), "FILE_TRUNCATED" },
        { "an encrypted PDF", PdfWith("/Root 1 0 R", "/Root 1 0 R/Encrypt 6 0 R"), "PDF_ENCRYPTED" },
        { "a PDF without a page", PdfWith("/Count 1", "/Count 0"), "PDF_EMPTY" },
        { "a PDF without a catalogue", PdfWith("/Root 1 0 R", "/Info 1 0 R"), "FILE_DAMAGED" },
        { "a PDF whose table is elsewhere", PdfWith("startxref\n", "startxref\n1"), "FILE_DAMAGED" },
        { "a PDF whose tables go in circles", PdfWith("/Root 1 0 R", "/Root 1 0 R/Prev " + XrefOf(Pdf())), "FILE_DAMAGED" },
        { "a PDF with a table without end", PdfWith("xref\n0 6\n", "xref\n0 99999999\n"), "FILE_DAMAGED" },
        { "too large a PNG", Png(2000, 501), "FILE_PIXELS" },
        { "too large a JPEG", Jpeg(2000, 501), "FILE_PIXELS" },
        { "a PNG of no size", Png(0, 5), "FILE_DAMAGED" },
        { "a JPEG of no size", Jpeg(0, 5), "FILE_DAMAGED" },
        { "a PNG with more behind it", [.. Png(), 0], "FILE_DAMAGED" },
        { "a WebP", Webp(), null },
        { "too large a WebP", Webp(2000, 501), "FILE_PIXELS" },
        { "a WebP with more behind it", [.. Webp(), 0], "FILE_DAMAGED" },
        { "a moving WebP", Riff([.. "ANIM"u8, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0]), "WEBP_ANIMATED" },
        { "a WebP without its image", Riff([.. "EXIF"u8, 2, 0, 0, 0, 0, 0]), "FILE_DAMAGED" },
        { "a workbook", Xlsx(), null },
        { "an archive that is none", Zip(("readme.txt", "hello")), "FILE_TYPE" },
        { "a workbook with macros", Xlsx("x", ("xl/vbaProject.bin", "macro")), "XLSX_MACROS" },
        { "a workbook that unfolds without end", Xlsx(new string('0', 40_000_000)), "XLSX_TOO_LARGE" },
        { "a workbook that leads out of its folder", Xlsx("x", ("../../evil.xml", "x")), "FILE_DAMAGED" },
        { "a workbook with a part twice", Xlsx("x", ("xl/Workbook.xml", "x")), "FILE_DAMAGED" },
        { "a workbook with more behind it", [.. Xlsx(), 0], "FILE_TRUNCATED" },
        { "a JPEG without its image", [0xFF, 0xD8, 0xFF, 0xD9], "FILE_DAMAGED" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_content_decides(string what, byte[] content, string? rule)
    {
        var result = FileInspection.Inspect(new MemoryStream(content), MaxPixels);
        Assert.True(rule == result.Violation?.Rule, $"{what}: {result.Violation?.Rule ?? "accepted"}");
    }

    [Fact]
    public void The_size_of_images_is_read()
    {
        Assert.Equal(new InspectedFile(FileFormat.Png, 40, 30), FileInspection.Inspect(new MemoryStream(Png(40, 30)), MaxPixels).Value);
        Assert.Equal(new InspectedFile(FileFormat.Jpeg, 300, 200), FileInspection.Inspect(new MemoryStream(Jpeg(300, 200)), MaxPixels).Value);
        Assert.Equal(new InspectedFile(FileFormat.Pdf, null, null), FileInspection.Inspect(new MemoryStream(Pdf()), MaxPixels).Value);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        foreach (var file in new[] { Png(), Jpeg(), Webp(), Xlsx(), Pdf().AsSpan(0, Pdf().Length - 1).ToArray() })
        {
            for (var length = 0; length < file.Length - 1; length++)
                Assert.NotNull(FileInspection.Inspect(new MemoryStream(file, 0, length), MaxPixels).Violation);
        }
    }

    [Fact]
    public void Every_flipped_byte_of_a_PNG_is_found()
    {
        var file = Png();
        for (var at = 0; at < file.Length; at++)
        {
            var flipped = (byte[])file.Clone();
            flipped[at] ^= 0x10;
            Assert.NotNull(FileInspection.Inspect(new MemoryStream(flipped), MaxPixels).Violation);
        }
    }

    [Fact]
    public void Noise_is_refused_or_taken_but_never_breaks_the_inspection()
    {
        var random = new Random(11);
        foreach (var whole in new[] { Png(), Jpeg(), Webp(), Xlsx(), Pdf() })
        {
            for (var round = 0; round < 3000; round++)
            {
                var noisy = (byte[])whole.Clone();
                for (var i = random.Next(1, 6); i > 0; i--)
                    noisy[random.Next(noisy.Length)] = (byte)random.Next(256);
                _ = FileInspection.Inspect(new MemoryStream(noisy), MaxPixels);
            }
        }
    }

    [Fact]
    public void Every_flipped_byte_of_a_workbook_s_content_is_found()
    {
        var file = Xlsx();
        var damaged = 0;
        for (var at = 0; at < file.Length; at++)
        {
            var flipped = (byte[])file.Clone();
            flipped[at] ^= 0x10;
            damaged += FileInspection.Inspect(new MemoryStream(flipped), MaxPixels).Violation is null ? 0 : 1;
        }

        // What is not found are times and versions, which no content hangs on.
        Assert.True(damaged > file.Length * 3 / 4, $"{damaged} of {file.Length}");
    }

    [Fact]
    public void The_checksum_is_the_one_of_the_standard()
    {
        var crc = new Crc32();
        crc.Append("123456789"u8);
        Assert.Equal(0xCBF43926, crc.Value);
    }

    private static string XrefOf(byte[] pdf)
    {
        var text = Encoding.ASCII.GetString(pdf);
        return text.IndexOf("xref\n0 ", StringComparison.Ordinal).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
