using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>One step of an object through its states: who, when, why, from, to.</summary>
internal sealed class StateChange
{
    /// <summary>The object that moved.</summary>
    [GraphQLIgnore]
    public Guid SubjectId { get; init; }

    /// <summary>The step's number in the object's life, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>The state before, as the object's status enum names it; null for the first step.</summary>
    public string? From { get; init; }

    /// <summary>The state after, as the object's status enum names it.</summary>
    public string To { get; init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Who, by id.</summary>
    [GraphQLIgnore]
    public Guid ById { get; init; }

    /// <summary>A stable code for why: of a rejection, such as UNREADABLE, or of what the platform did, such as AGREEMENT_DRAWN_UP; null where there is none (FE-03).</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Somebody's words, or the values in the code's text.</summary>
    public string? Reason { get; init; }
}
