using Merchants.Model;

namespace Merchants.Outside;

/// <summary>No outside platform is connected: what is uploaded is here already, and nobody outside finds anything.</summary>
internal sealed class ThisPlatform : IPlatformConnector
{
    /// <inheritdoc/>
    public string Target => PlatformUpload.ThisPlatform;

    /// <inheritdoc/>
    public bool IsOutside => false;

    /// <inheritdoc/>
    public Task<PlatformAnswer> UploadAsync(PaperCopy copy, Stream file, CancellationToken cancellationToken) => Task.FromResult(new PlatformAnswer(copy.Key));

    /// <inheritdoc/>
    public Task<PlatformAnswer> ReportAsync(FindingReport report, CancellationToken cancellationToken) => Task.FromResult(new PlatformAnswer(report.Key));

    /// <inheritdoc/>
    public Task<PlatformPage<FoundOutside>> FindingsAfterAsync(string? place, CancellationToken cancellationToken) => Task.FromResult(new PlatformPage<FoundOutside>([], null));

    /// <inheritdoc/>
    public Task<PlatformPage<RuleChangedOutside>> RuleChangesAfterAsync(string? place, CancellationToken cancellationToken) => Task.FromResult(new PlatformPage<RuleChangedOutside>([], null));
}
