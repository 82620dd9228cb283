using Merchants.Files;
using Modular.GraphQL;

namespace Merchants.SubmitDocument;

/// <summary>What files are taken.</summary>
/// <param name="MaxBytes">The largest file, in bytes.</param>
/// <param name="MaxPixels">The largest image, width times height.</param>
/// <param name="Formats">The formats, told by content.</param>
internal sealed record UploadLimits(long MaxBytes, long MaxPixels, IReadOnlyList<FileFormat> Formats);

/// <summary>What files are taken.</summary>
[QueryType]
internal static class UploadLimitsQuery
{
    /// <summary>The limits on the files of papers, so that a front end can check before it uploads (DOC-04, FE-09).</summary>
    [Authorize]
    public static UploadLimits GetUploadLimits(MerchantsOptions options) => new(options.MaxFileBytes, options.MaxPixels, Enum.GetValues<FileFormat>());
}
