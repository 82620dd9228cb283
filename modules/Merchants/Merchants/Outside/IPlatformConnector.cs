using Merchants.Contracts;
using Merchants.Files;
using Merchants.Model;

namespace Merchants.Outside;

/// <summary>
/// The way to the platform that papers are uploaded to (DOC-08). What is asked twice under one key happens once there: whoever does not know what became of a request makes it again. It is asked
/// outside of any transaction, about what is committed alone.
/// </summary>
internal interface IPlatformConnector
{
    /// <summary>The platform's code.</summary>
    string Target { get; }

    /// <summary>Whether it is another one than this, which takes its time and has words of its own.</summary>
    bool IsOutside { get; }

    /// <summary>Uploads a version of a paper.</summary>
    Task<PlatformAnswer> UploadAsync(PaperCopy copy, Stream file, CancellationToken cancellationToken);

    /// <summary>Tells the platform what was done about a finding of its own (DOC-24).</summary>
    Task<PlatformAnswer> ReportAsync(FindingReport report, CancellationToken cancellationToken);

    /// <summary>What the platform has found after a place in its list (DOC-24).</summary>
    /// <exception cref="PlatformUnreachableException">There was no usable answer.</exception>
    Task<PlatformPage<FoundOutside>> FindingsAfterAsync(string? place, CancellationToken cancellationToken);

    /// <summary>The changes of the platform's rules after a place in its list (DOC-26).</summary>
    /// <exception cref="PlatformUnreachableException">There was no usable answer.</exception>
    Task<PlatformPage<RuleChangedOutside>> RuleChangesAfterAsync(string? place, CancellationToken cancellationToken);
}

/// <summary>A version of a paper as a platform gets it.</summary>
/// <param name="Key">The same for every repeat of the same upload.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Version">The number of its version.</param>
/// <param name="Type">The kind of paper.</param>
/// <param name="Uscc">The code of the company whose paper it is.</param>
/// <param name="ValidUntil">The last day on which it is valid; null where it does not end.</param>
/// <param name="Format">The file's format.</param>
/// <param name="Sha256">The file's hash.</param>
/// <param name="Replaces">What the platform calls the copy that this one replaces (DOC-13); null where there is none.</param>
internal sealed record PaperCopy(string Key, DocumentId Paper, int Version, DocumentType Type, string Uscc, DateOnly? ValidUntil, FileFormat Format, string Sha256, string? Replaces);

/// <summary>What was done about a finding.</summary>
/// <param name="Key">The same for every repeat of the same report.</param>
/// <param name="Finding">What the platform calls the finding.</param>
/// <param name="Words">What was done.</param>
internal sealed record FindingReport(string Key, string Finding, string Words);

/// <summary>What a platform says: one of three.</summary>
/// <param name="Reference">What it calls what it took; null where it did not.</param>
/// <param name="Refusal">Why it refuses, in its words; null where it does not.</param>
/// <param name="Failure">Why there was no usable answer; it may have taken it or not.</param>
/// <param name="RetryAfter">How long it wants to be left alone; null where it does not say.</param>
internal sealed record PlatformAnswer(string? Reference, string? Refusal = null, string? Failure = null, TimeSpan? RetryAfter = null);

/// <summary>A part of one of a platform's lists.</summary>
/// <param name="Items">What is new, the oldest first.</param>
/// <param name="Next">The place behind it; null where the place stays.</param>
internal sealed record PlatformPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>What a platform has found.</summary>
/// <param name="Id">What it calls the finding.</param>
/// <param name="Kind">Whether it is a refusal of a paper, or something else.</param>
/// <param name="Reference">What it calls the copy of the paper; null where the finding is about none.</param>
/// <param name="Words">What it says.</param>
/// <param name="At">When it found it (UTC); null where it does not say.</param>
internal sealed record FoundOutside(string Id, PlatformFindingKind Kind, string? Reference, string Words, DateTime? At);

/// <summary>A change of a platform's rules.</summary>
/// <param name="Id">What it calls the change.</param>
/// <param name="Title">Its title.</param>
/// <param name="Words">What changes.</param>
/// <param name="EffectiveFrom">The day from which it holds.</param>
internal sealed record RuleChangedOutside(string Id, string Title, string Words, DateOnly EffectiveFrom);

/// <summary>A platform gave no usable answer.</summary>
internal sealed class PlatformUnreachableException(string message, Exception? cause = null) : Exception(message, cause);
