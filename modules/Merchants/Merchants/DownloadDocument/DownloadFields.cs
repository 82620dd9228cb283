using Merchants.Files;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.DownloadDocument;

/// <summary>Downloading the file of a paper.</summary>
[ExtendObjectType<DocumentVersion>]
internal static class DownloadFields
{
    /// <summary>
    /// A path on this host from which the file can be downloaded for five minutes, by whoever has the path (DOC-23). Null with an error
    /// where the caller may see the paper but not its file, and without one where the file was erased (ACC-03).
    /// </summary>
    [Authorize(MerchantsPermissions.DownloadDocument)]
    public static string? GetDownloadUrl([Parent] DocumentVersion version, FileLinks links, ICaller caller) =>
        version.ErasedAt is not null ? null : links.PathOf(new(version.Sha256, version.FileName.Open(), version.Format.MediaType(), caller.UserId));
}
