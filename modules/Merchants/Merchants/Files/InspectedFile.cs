namespace Merchants.Files;

/// <summary>What the inspection found in a sound file.</summary>
/// <param name="Format">The format, by content.</param>
/// <param name="PixelWidth">The image's width in pixels; null for what is no image.</param>
/// <param name="PixelHeight">The image's height in pixels; null for what is no image.</param>
internal sealed record InspectedFile(FileFormat Format, int? PixelWidth, int? PixelHeight);
