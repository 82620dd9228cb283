using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Model;

/// <summary>How far the copy of somebody's data has come (ACC-03).</summary>
internal enum DataExportStatus
{
    /// <summary>It is being made.</summary>
    Waiting,

    /// <summary>It can be downloaded.</summary>
    Ready,

    /// <summary>It was removed.</summary>
    Expired,
}

/// <summary>How copies move between these.</summary>
internal static class DataExportStates
{
    public static StateMachine<DataExportStatus> Machine { get; } = new(
        (DataExportStatus.Waiting, DataExportStatus.Ready), (DataExportStatus.Waiting, DataExportStatus.Expired), (DataExportStatus.Ready, DataExportStatus.Expired));
}

/// <summary>A copy of all that the platform holds of a user, one JSON file for all modules, for that user alone (ACC-03).</summary>
internal sealed class DataExport : IVersioned
{
    private DataExport()
    {
    }

    /// <summary>The copy's id.</summary>
    public DataExportId Id { get; private init; }

    /// <summary>Whose data.</summary>
    [GraphQLIgnore]
    public UserId UserId { get; private init; }

    /// <summary>How far it has come.</summary>
    public DataExportStatus Status { get; private set; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>When it was ready (UTC); null before.</summary>
    public DateTime? ReadyAt { get; private set; }

    /// <summary>When it is removed (UTC); null before it is ready.</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>The file's length in bytes; null while there is none.</summary>
    public long? Length { get; private set; }

    /// <summary>The file, by its hash; null while there is none.</summary>
    [GraphQLIgnore]
    public string? Sha256 { get; private set; }

    /// <summary>Counts the changes.</summary>
    [GraphQLIgnore]
    public int Version { get; private set; }

    /// <summary>Asks for one.</summary>
    public static DataExport Request(UserId user, DateTime at) => new() { Id = new(Guid.CreateVersion7()), UserId = user, RequestedAt = at };

    /// <summary>Takes the file.</summary>
    public void Finish(StoredFile file, DateTime at, TimeSpan lifetime)
    {
        Move(DataExportStatus.Ready);
        (Sha256, Length, ReadyAt, ExpiresAt) = (file.Sha256, file.Length, at, at + lifetime);
    }

    /// <summary>Lets the file go; gives its hash, where there was one.</summary>
    public string? Expire()
    {
        var file = Sha256;
        Move(DataExportStatus.Expired);
        (Sha256, Length) = (null, null);
        return file;
    }

    private void Move(DataExportStatus to)
    {
        if (DataExportStates.Machine.Refuse(Text.Of("DATA_EXPORT"), Status, to) is { } refused)
            throw new InvalidOperationException(refused.Message);
        Status = to;
    }
}
