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
}
