using System.Security.Cryptography;

namespace Modular.Persistence;

/// <summary>Follows a chain row by row, in the memory of a page, up to the first row that does not belong where it stands.</summary>
/// <param name="last">The link to follow on from.</param>
internal sealed class ChainCheck(ChainLink last)
{
    private byte[]? _before;

    /// <summary>The last link that is good.</summary>
    public ChainLink Last { get; private set; } = last;

    /// <summary>Called with each good link, for comparing.</summary>
    public Action<ChainLink>? Passed { get; init; }

    /// <summary>Reads up to a position; gives the first problem with its position, or null.</summary>
    public async Task<(AuditProblem Problem, long Position)?> FollowAsync(ModuleDbContext db, long upTo, CancellationToken cancellationToken)
    {
        await foreach (var row in AuditChain.ReadAsync(db, Last.Position, upTo, cancellationToken))
        {
            var expected = Last.Position + 1;
            if (row.Position != expected)
                return (AuditProblem.Missing, expected);
            var hash = ChainLink.HashOf(Last.Hash, row, expected);
            if (!IsSame(hash, row.Hash))
                return await ExplainAsync(db, row, upTo, cancellationToken);
            (_before, Last) = (Last.Hash, new(expected, hash));
            Passed?.Invoke(Last);
        }

        return null;
    }

    private async Task<(AuditProblem Problem, long Position)> ExplainAsync(ModuleDbContext db, AuditRow bad, long upTo, CancellationToken cancellationToken)
    {
        var position = Last.Position + 1;
        // The row continues the chain from one place earlier: the row between, though it fits itself, was not there.
        if (_before is not null && IsSame(ChainLink.HashOf(_before, bad, Last.Position), bad.Hash))
            return (AuditProblem.Inserted, Last.Position);
        await foreach (var other in AuditChain.ReadAsync(db, position, upTo, cancellationToken))
        {
            var here = ChainLink.HashOf(Last.Hash, other, position);
            if (IsSame(here, bad.Hash))
                return (AuditProblem.Reordered, position);
            if (IsSame(here, other.Hash))
                return (IsPushedOnBy(bad, other) ? AuditProblem.Inserted : AuditProblem.Reordered, position);
        }

        return (AuditProblem.Edited, position);
    }

    // The neighbour belongs where the bad row stands; the bad row belongs not even where the neighbour stands.
    private static bool IsPushedOnBy(AuditRow bad, AuditRow neighbour) =>
        neighbour.Position == bad.Position + 1 && !IsSame(ChainLink.HashOf(neighbour.Hash!, bad, neighbour.Position!.Value), bad.Hash);

    private static bool IsSame(byte[] one, byte[]? other) => other is not null && CryptographicOperations.FixedTimeEquals(one, other);
}
