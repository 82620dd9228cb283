using Modular.GraphQL;
using QC.Contracts;

namespace QC.Model;

/// <summary>How far the mending of a fault has come (QC-11). It never changes.</summary>
internal sealed class ProgressEntry
{
    private ProgressEntry()
    {
    }

    [GraphQLIgnore]
    public FindingId FindingId { get; private init; }

    /// <summary>Its number, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>When it was told (UTC).</summary>
    public DateTime At { get; private init; }

    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>How far it has come, at most 1000 characters.</summary>
    public string Words { get; private init; } = "";

    public static ProgressEntry Of(FindingId finding, int ordinal, string words, Guid by, DateTime at) => new() { FindingId = finding, Ordinal = ordinal, Words = words, ById = by, At = at };
}
