using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>That an approved version lies in the archive, and for how long it is kept (DOC-15). It never changes.</summary>
internal sealed class ArchiveRecord
{
    private ArchiveRecord()
    {
    }

    /// <summary>The paper.</summary>
    public DocumentId DocumentId { get; private init; }

    /// <summary>The number of the version that was approved.</summary>
    public int VersionNumber { get; private init; }

    /// <summary>The part of the archive.</summary>
    public ArchiveClass Class { get; private init; }

    /// <summary>The SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>The last day on which it must be kept, at least; a merchant's identity is kept longer while it is on the platform (ACC-03).</summary>
    public DateOnly RetainUntil { get; private init; }

    /// <summary>Who put it there; null for the platform itself.</summary>
    [GraphQLIgnore]
    public Guid? ArchivedById { get; private init; }

    /// <summary>When it was put there (UTC).</summary>
    public DateTime ArchivedAt { get; private init; }

    /// <summary>The record of a paper that is archived now.</summary>
    /// <param name="paper">The paper with its versions.</param>
    /// <param name="archiveClass">The part of the archive.</param>
    /// <param name="years">For how many years it is kept: from now or, where it is valid longer, from its end.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    public static ArchiveRecord Of(Document paper, ArchiveClass archiveClass, int years, Actor by, DateTime at)
    {
        var today = BusinessDay.DayAt(at);
        return new()
        {
            DocumentId = paper.Id,
            VersionNumber = paper.VersionNumber,
            Class = archiveClass,
            Sha256 = paper.Current.Sha256,
            RetainUntil = (paper.ValidUntil > today ? paper.ValidUntil.Value : today).AddYears(years),
            ArchivedById = by.UserId,
            ArchivedAt = at,
        };
    }
}

/// <summary>A backup that was tried by restoring it: it holds every file of the archive that was there at its time (DOC-16).</summary>
internal sealed class ArchiveBackup
{
    /// <summary>When it was due (UTC); what was archived before is in it.</summary>
    public DateTime At { get; init; }

    /// <summary>When it had proved to be good: restored where nothing else is, every file read (UTC).</summary>
    public DateTime CheckedAt { get; init; }
}
