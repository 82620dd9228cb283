using Merchants.Contracts;
using Modular.GraphQL;
using Orders.Contracts;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>
/// An entry of the ledger: what one thing that happened moves between accounts, in one currency (SET-06). Its debits equal its credits. It never changes: a mistake is taken back by an
/// entry that reverses it, and the database refuses anything else.
/// </summary>
internal sealed class LedgerEntry
{
    private readonly List<LedgerLine> _lines = [];

    private LedgerEntry()
    {
    }

    /// <summary>The entry's id.</summary>
    public LedgerEntryId Id { get; private init; }

    /// <summary>What it books.</summary>
    public EntryKind Kind { get; private init; }

    /// <summary>The month that it belongs to, as 2026-01: that of its posting time.</summary>
    public string Period { get; private init; } = "";

    /// <summary>The time that it is posted at (UTC): when it happened or, where that month was closed already, when it was booked.</summary>
    public DateTime PostedAt { get; private init; }

    /// <summary>When what it books happened (UTC).</summary>
    public DateTime HappenedAt { get; private init; }

    /// <summary>The merchant whose money it is about.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The currency, by ISO 4217.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>Where it comes from; nothing is booked twice from one source: <c>refund:6f…</c>.</summary>
    public string Source { get; private init; } = "";

    /// <summary>The order that it is about; null where it is about none.</summary>
    public OrderId? OrderId { get; private init; }

    /// <summary>The entry that it reverses; null where it reverses none.</summary>
    public LedgerEntryId? ReversesId { get; private init; }

    /// <summary>A stable code of why, in upper snake case; null where the kind says it all.</summary>
    public string? Code { get; private init; }

    /// <summary>Who booked it, by id; null for the platform itself.</summary>
    [GraphQLIgnore]
    public Guid? PostedById { get; private init; }

    /// <summary>Its lines, in their order.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<LedgerLine> Lines => _lines;

    /// <summary>Books something.</summary>
    /// <param name="entry">What.</param>
    /// <param name="period">The month, which is open.</param>
    /// <param name="postedAt">The time within it (UTC).</param>
    /// <param name="by">Who; null for the platform itself.</param>
    /// <exception cref="UnbalancedEntryException">Debits and credits differ, or there is nothing to book.</exception>
    public static LedgerEntry Post(NewEntry entry, string period, DateTime postedAt, Guid? by)
    {
        var sides = entry.Sides.Where(s => s.Debit != 0).ToList();
        if (sides.Count < 2 || sides.Aggregate((Int128)0, (sum, s) => sum + s.Debit) != 0)
            throw new UnbalancedEntryException(entry);
        var made = new LedgerEntry
        {
            Id = new(Guid.CreateVersion7()), Kind = entry.Kind, Period = period, PostedAt = postedAt, HappenedAt = entry.HappenedAt, MerchantId = entry.Merchant, Currency = entry.Currency,
            Source = entry.Source, OrderId = entry.Order, ReversesId = entry.Reverses, Code = entry.Code, PostedById = by,
        };
        made._lines.AddRange(sides.Select((s, i) => LedgerLine.Of(made.Id, made.Currency, i + 1, s)));
        return made;
    }
}

/// <summary>What is about to be booked.</summary>
/// <param name="Kind">What it books.</param>
/// <param name="Merchant">Whose money it is about.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
/// <param name="Source">Where it comes from; the key under which it is booked once.</param>
/// <param name="HappenedAt">When it happened (UTC).</param>
/// <param name="Sides">Debits and credits; those of nothing are left out.</param>
internal sealed record NewEntry(EntryKind Kind, MerchantId Merchant, string Currency, string Source, DateTime HappenedAt, params IReadOnlyList<Side> Sides)
{
    /// <summary>The order that it is about.</summary>
    public OrderId? Order { get; init; }

    /// <summary>The entry that it reverses.</summary>
    public LedgerEntryId? Reverses { get; init; }

    /// <summary>A stable code of why.</summary>
    public string? Code { get; init; }

    /// <summary>The reversal of an entry: each of its lines on the other side.</summary>
    public static NewEntry Reversing(LedgerEntry entry, EntryKind kind, string source, DateTime happenedAt) =>
        new(kind, entry.MerchantId, entry.Currency, source, happenedAt, [.. entry.Lines.OrderBy(l => l.Number).Select(l => new Side(l.Account, l.Credit - l.Debit))])
        {
            Order = entry.OrderId, Reverses = entry.Id, Code = entry.Code,
        };
}

/// <summary>Somebody wanted to book what does not add up; a mistake in the program or in the event.</summary>
internal sealed class UnbalancedEntryException(NewEntry entry)
    : Exception($"{entry.Source} cannot be booked: {string.Join(", ", entry.Sides.Select(s => $"{s.Account} {s.Debit}"))} has too few sides, or does not add up to zero.");
