using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>Somebody was given a link to the file of a paper (DOC-22, DOC-23). It is never changed, and the audit holds it too.</summary>
internal sealed class PaperAccess
{
    /// <summary>The entry's id.</summary>
    [GraphQLIgnore]
    public Guid Id { get; init; }

    /// <summary>The paper, the collecting or the request for a part that the file belongs to.</summary>
    [GraphQLIgnore]
    public Guid SubjectId { get; init; }

    /// <summary>The number of the version whose file it is.</summary>
    public int VersionNumber { get; init; }

    /// <summary>Who was given the link.</summary>
    [GraphQLIgnore]
    public Guid UserId { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>The purpose by its code (ACC-06); null where none was asked for, as of one's own paper.</summary>
    public string? DataUse { get; init; }

    /// <summary>The version of the purpose that was in force and acknowledged; null where none was asked for.</summary>
    public int? DataUseVersion { get; init; }
}
