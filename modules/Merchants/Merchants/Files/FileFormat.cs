using System.Net.Mime;

namespace Merchants.Files;

/// <summary>The file formats that papers may have, told by their content and never by their name (DOC-04).</summary>
internal enum FileFormat
{
    /// <summary>Portable Document Format (ISO 32000).</summary>
    Pdf,

    /// <summary>JPEG image (ISO 10918).</summary>
    Jpeg,

    /// <summary>PNG image (ISO 15948).</summary>
    Png,

    /// <summary>WebP image (RFC 9649), one that stands still.</summary>
    Webp,

    /// <summary>Workbook of Office Open XML (ISO/IEC 29500), without macros.</summary>
    Xlsx,
}

/// <summary>What the formats are called elsewhere.</summary>
internal static class FileFormats
{
    /// <summary>The format's media type (IANA).</summary>
    public static string MediaType(this FileFormat format) => format switch
    {
        FileFormat.Pdf => MediaTypeNames.Application.Pdf,
        FileFormat.Jpeg => MediaTypeNames.Image.Jpeg,
        FileFormat.Png => MediaTypeNames.Image.Png,
        FileFormat.Webp => MediaTypeNames.Image.Webp,
        FileFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
