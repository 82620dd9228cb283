using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>That a review of a paper was given to somebody (DOC-17). It never changes; who has it now stands in the paper, whose change is audited.</summary>
[NotAudited]
internal sealed class ReviewAssignment
{
    private ReviewAssignment()
    {
    }

    [GraphQLIgnore]
    public DocumentId DocumentId { get; private init; }

    /// <summary>Its number among those of the paper, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>The version of the paper that is to be reviewed.</summary>
    public int VersionNumber { get; private init; }

    [GraphQLIgnore]
    public Guid AssigneeId { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>Who gave it; null where the platform did, by the load.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; private init; }

    public static ReviewAssignment Of(DocumentId document, int ordinal, int version, Guid assignee, Actor by, DateTime at) =>
        new() { DocumentId = document, Ordinal = ordinal, VersionNumber = version, AssigneeId = assignee, At = at, ById = by.UserId };
}
