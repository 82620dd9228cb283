using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>The facts that a query gives (FE-05): one statement for a page.</summary>
/// <param name="name">The source's stable name.</param>
/// <param name="types">The node types that it knows of; null for all.</param>
/// <param name="factsOf">All facts of an object, for the caller.</param>
public sealed class QueriedTimeline(string name, IReadOnlyList<string>? types, Func<NodeId, IQueryable<TimelineFact>> factsOf) : ITimelineSource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool KnowsOf(string typeName) => types?.Contains(typeName) ?? true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TimelineFact>> ReadAsync(NodeId subject, TimelineRange range, CancellationToken cancellationToken)
    {
        var facts = factsOf(subject);
        if (range.Before is { } before)
        {
            var (at, ordinal) = (before.At, before.Ordinal ?? 0);
            facts = before.Ordinal is not null ? facts.Where(f => f.At < at || (f.At == at && f.Ordinal < ordinal))
                : before.IncludesTime ? facts.Where(f => f.At <= at) : facts.Where(f => f.At < at);
        }

        return await facts.OrderByDescending(f => f.At).ThenByDescending(f => f.Ordinal).Take(range.Count).ToListAsync(cancellationToken);
    }
}
