using Merchants.Files;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.DownloadDocument;

/// <summary>
/// Gives out links to the files of papers: the one way to do so. Whoever gets one has acknowledged for which purpose papers may be used (DOC-22, ACC-06), and who was given
/// which file when and for what is on record before the link is (DOC-23).
/// </summary>
internal sealed class PaperLinks(MerchantsDb db, FileLinks links, ICaller caller, TimeProvider clock, MerchantsOptions options, SensitiveValues purposes)
{
    /// <summary>Gives the paths, in the order of the files; null for those that are erased.</summary>
    /// <param name="files">The files.</param>
    /// <param name="dataUse">The purpose by its code; null where the client names none.</param>
    /// <param name="cancellationToken">Ends the waiting; nothing is given then.</param>
    /// <exception cref="BadInputException">The purpose is missing, not in force or not acknowledged, and some of the files are not the caller's own.</exception>
    public async Task<IReadOnlyList<string?>> GiveAsync(IReadOnlyList<WantedFile> files, string? dataUse, CancellationToken cancellationToken)
    {
        var there = files.Where(f => f.File is not null).ToList();
        if (there.Count == 0)
            return [.. files.Select(_ => (string?)null)];
        var use = dataUse is null && (!options.DownloadsNeedTerms || there.TrueForAll(f => f.IsOwn)) ? null : await InForceAsync(dataUse, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var user = caller.UserId ?? throw new InvalidOperationException("Only signed-in users are given files.");
        db.AddRange(there.Select(f => new PaperAccess
        {
            Id = Guid.CreateVersion7(), SubjectId = f.SubjectId, VersionNumber = f.Number, UserId = user, At = now, DataUse = use?.Code, DataUseVersion = use?.Version,
        }));
        await db.SaveChangesAsync(cancellationToken);
        return [.. files.Select(f => f.File is { } file ? links.PathOf(new(file.Sha256, file.Name.Open(), file.Format.MediaType(), user)) : null)];
    }

    private async Task<DataUseInForce> InForceAsync(string? dataUse, CancellationToken cancellationToken)
    {
        if (dataUse is null)
            throw new BadInputException("downloadUrl(dataUse:) names the purpose that the file is needed for; dataUses lists those in force, and acknowledgeDataUse acknowledges one.");
        var use = await purposes.FindUseAsync(dataUse, cancellationToken) ?? throw new BadInputException($"downloadUrl(dataUse:): {DataUseInForce.Missing.Message}");
        return use.IsAcknowledged ? use : throw new BadInputException($"downloadUrl(dataUse:): {DataUseNotAcknowledgedError.Of(use).Message}");
    }
}

/// <summary>A file that somebody wants a link to.</summary>
/// <param name="SubjectId">The paper, the collecting or the request for a part that it belongs to.</param>
/// <param name="Number">The number of the version.</param>
/// <param name="File">Where it lies; null where it is erased.</param>
/// <param name="IsOwn">Whether it is the caller's own paper, to which no terms belong.</param>
internal sealed record WantedFile(Guid SubjectId, int Number, LyingFile? File, bool IsOwn);

/// <summary>Where a file lies.</summary>
/// <param name="Sha256">The hash of its content.</param>
/// <param name="Name">Its name.</param>
/// <param name="Format">Its format.</param>
internal sealed record LyingFile(string Sha256, SealedText Name, FileFormat Format);
