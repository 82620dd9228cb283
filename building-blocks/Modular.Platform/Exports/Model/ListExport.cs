using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Identifies a list that somebody takes away as a file.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ListExport")]
internal readonly record struct ListExportId(Guid Value);

/// <summary>The kinds of files that lists are written to.</summary>
internal enum ExportFormat
{
    /// <summary>Comma-separated values in UTF-8 with a byte order mark, as spreadsheets read them.</summary>
    Csv,

    /// <summary>A workbook of Excel with one sheet.</summary>
    Xlsx,
}

/// <summary>How far an export has come.</summary>
internal enum ListExportStatus
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>Rows are being read.</summary>
    Running,

    /// <summary>The file can be downloaded.</summary>
    Ready,

    /// <summary>It could not be made.</summary>
    Failed,

    /// <summary>Whoever had asked for it did not want it any more.</summary>
    Cancelled,

    /// <summary>The file was removed when its time was over.</summary>
    Expired,
}

/// <summary>
/// A list as a file (FE-07): any list of the schema with the conditions and the order that its reader has put to it, read in the background with that reader's
/// rights of then. The row stays when the file is gone, and tells who took what away.
/// </summary>
[NotAudited]
internal sealed class ListExport
{
    private ListExport()
    {
    }

    /// <summary>The export's id.</summary>
    public ListExportId Id { get; private init; }

    /// <summary>Who asked for it, and whose rights count.</summary>
    [GraphQLIgnore]
    public Guid UserId { get; private init; }

    /// <summary>The list, by the name of its field.</summary>
    public string List { get; private init; } = "";

    /// <summary>The list's arguments, as JSON.</summary>
    [GraphQLIgnore]
    public SealedText Arguments { get; private init; } = SealedText.Empty;

    /// <summary>The columns by their paths, in their order.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>The kind of file.</summary>
    public ExportFormat Format { get; private init; }

    /// <summary>The language of headers and labels, a tag of BCP 47.</summary>
    public string Language { get; private init; } = "";

    /// <summary>How many rows are asked for at a time.</summary>
    [GraphQLIgnore]
    public int PageSize { get; private init; }

    /// <summary>How far it has come.</summary>
    public ListExportStatus Status { get; private set; }

    /// <summary>How many rows have been read.</summary>
    public int RowsDone { get; private set; }

    /// <summary>How many rows the list had when it was asked for; null where the list does not count them.</summary>
    public int? RowsTotal { get; private init; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>When it ended, well or not (UTC); null before.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>When the file is removed (UTC); null where there is none.</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>The file's length in bytes; null while there is none.</summary>
    public long? Length { get; private set; }

    /// <summary>Why it could not be made, as a stable code; null where it could.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>The file, by its hash.</summary>
    [GraphQLIgnore]
    public string? Sha256 { get; private set; }

    /// <summary>The place in the list up to which rows are kept.</summary>
    [GraphQLIgnore]
    public string? Cursor { get; private set; }

    /// <summary>How many parts of it are kept.</summary>
    [GraphQLIgnore]
    public int PartCount { get; private set; }

    /// <summary>Whether all rows are kept, so that only the file is to be written.</summary>
    [GraphQLIgnore]
    public bool IsRead { get; private set; }

    /// <summary>How often work on it has begun or has been taken over since something was last achieved.</summary>
    [GraphQLIgnore]
    public int Attempts { get; private set; }

    /// <summary>When it is worked on next (UTC); while it is, when whoever does it counts as lost. Null where nothing is left to do.</summary>
    [GraphQLIgnore]
    public DateTime? NextAt { get; private set; }

    /// <summary>Who works on it, by a number that it alone knows.</summary>
    [GraphQLIgnore]
    public Guid? Claim { get; private set; }

    /// <summary>Asks for one.</summary>
    public static ListExport Request(Guid user, ExportOrder order, DateTime at) => new()
    {
        Id = new(Guid.CreateVersion7()),
        UserId = user,
        List = order.List,
        Arguments = SealedText.Of(order.Arguments),
        Columns = order.Columns,
        Format = order.Format,
        Language = order.Language,
        PageSize = order.PageSize,
        RowsTotal = order.RowsTotal,
        RequestedAt = at,
        NextAt = at,
    };

    /// <summary>Notes that more rows are kept.</summary>
    public void Keep(int rows, string? cursor, bool isAll, DateTime leaseUntil)
    {
        RowsDone += rows;
        PartCount++;
        (Cursor, IsRead, Attempts, NextAt) = (cursor, isAll, 0, leaseUntil);
    }

    /// <summary>Takes the file.</summary>
    public void Finish(StoredFile file, DateTime at, TimeSpan lifetime)
    {
        (Sha256, Length, ExpiresAt) = (file.Sha256, file.Length, at + lifetime);
        End(ListExportStatus.Ready, at);
    }

    /// <summary>Gives it up.</summary>
    public void Fail(string code, DateTime at)
    {
        FailureCode = code;
        End(ListExportStatus.Failed, at);
    }

    /// <summary>Stops it on request. Whoever works on it finds out with its next rows.</summary>
    public void Cancel(DateTime at) => End(ListExportStatus.Cancelled, at);

    /// <summary>Leaves it to another try.</summary>
    public void PutOff(DateTime until) => (Claim, NextAt) = (null, until);

    /// <summary>Lets the file go; gives its hash.</summary>
    public string? Expire()
    {
        var file = Sha256;
        (Status, Sha256, Length) = (ListExportStatus.Expired, null, null);
        return file;
    }

    private void End(ListExportStatus status, DateTime at) => (Status, FinishedAt, NextAt, Claim) = (status, at, null, null);
}

/// <summary>What is asked for.</summary>
/// <param name="List">The list.</param>
/// <param name="Arguments">Its arguments, as JSON.</param>
/// <param name="Columns">The columns by their paths.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="Language">The language of the reader.</param>
/// <param name="PageSize">How many rows can be asked for at a time.</param>
/// <param name="RowsTotal">How many there are; null where nobody knows.</param>
internal sealed record ExportOrder(string List, string Arguments, IReadOnlyList<string> Columns, ExportFormat Format, string Language, int PageSize, int? RowsTotal);

/// <summary>Rows of an export that were read, until the file is written of all parts.</summary>
[NotAudited]
internal sealed class ExportPart
{
    /// <summary>The export.</summary>
    public ListExportId ExportId { get; init; }

    /// <summary>The part's place, from 0.</summary>
    public int Number { get; init; }

    /// <summary>The stored file with the rows.</summary>
    public string Sha256 { get; init; } = "";
}
