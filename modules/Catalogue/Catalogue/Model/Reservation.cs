using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>Whether reserved stock still stands by.</summary>
internal enum ReservationStatus
{
    /// <summary>Reserved; expires unless it is secured.</summary>
    Held,

    /// <summary>Paid for; stays until it is dispatched or released.</summary>
    Secured,

    /// <summary>All of it has left.</summary>
    Dispatched,

    /// <summary>It was paid for, and what was left of it was given back.</summary>
    Released,

    /// <summary>It was given back before it was paid for: nobody spoke for it in time, or its order ended.</summary>
    Lapsed,

    /// <summary>It had lapsed and was sold out when the payment came; whoever has paid is given the money back.</summary>
    Lost,
}

/// <summary>Stock that is promised to one order (CAT-04), by the id of the command that asked for it.</summary>
internal sealed class Reservation : IVersioned
{
    private readonly List<ReservationLine> _lines = [];

    private Reservation()
    {
    }

    /// <summary>The command that asked for it.</summary>
    public CommandId Id { get; private init; }

    /// <summary>Whose goods.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>Whether it still stands by.</summary>
    public ReservationStatus Status { get; private set; }

    /// <summary>When it ends unless it is secured before (UTC).</summary>
    public DateTime ExpiresAt { get; private init; }

    /// <summary>When it was paid for (UTC); null before.</summary>
    public DateTime? SecuredAt { get; private set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    /// <summary>What is reserved, a line for each variant.</summary>
    public IReadOnlyList<ReservationLine> Lines => _lines;

    /// <summary>Holds what was just taken from the stock.</summary>
    public static Reservation Hold(CommandId id, MerchantId merchant, IEnumerable<ReservedLine> lines, DateTime expiresAt)
    {
        var reservation = new Reservation { Id = id, MerchantId = merchant, ExpiresAt = expiresAt };
        reservation._lines.AddRange(lines.Select(l => ReservationLine.Of(id, l)));
        return reservation;
    }

    /// <summary>Lets it stay; it is paid for. One that had lapsed has been taken from the stock anew.</summary>
    /// <param name="at">When it was paid for (UTC).</param>
    public void Secure(DateTime at)
    {
        if (Status is ReservationStatus.Held or ReservationStatus.Lapsed)
            (Status, SecuredAt) = (ReservationStatus.Secured, at);
    }

    /// <summary>Gives it up: it had lapsed, and is sold out by now.</summary>
    public void Lose()
    {
        if (Status == ReservationStatus.Lapsed)
            Status = ReservationStatus.Lost;
    }

    /// <summary>Ends it. What was left of it, to be given back to the stock; nothing where it had ended before.</summary>
    public IReadOnlyList<StockLine> Release()
    {
        if (Status is not (ReservationStatus.Held or ReservationStatus.Secured))
            return [];
        Status = Status == ReservationStatus.Held ? ReservationStatus.Lapsed : ReservationStatus.Released;
        return [.. _lines.Where(l => l.Quantity > l.Dispatched).Select(l => new StockLine(l.VariantId, l.Quantity - l.Dispatched))];
    }

    /// <summary>Gives some of it up that has not left; of one that does not stand by any more, nothing.</summary>
    /// <returns>What is to be given back to the stock.</returns>
    public IReadOnlyList<StockLine> Reduce(IReadOnlyList<StockLine> lines)
    {
        if (Status != ReservationStatus.Secured)
            return [];
        foreach (var line in lines)
            _lines.Single(l => l.VariantId == line.Variant).Reduce(line.Quantity);
        if (_lines.TrueForAll(l => l.Dispatched == l.Quantity))
            Status = ReservationStatus.Dispatched;
        return lines;
    }

    /// <summary>Notes that some of it has left.</summary>
    /// <exception cref="InvalidOperationException">It was never reserved, or has left or been released before: a mistake of the sender.</exception>
    public void Dispatch(IEnumerable<StockLine> lines)
    {
        if (Status != ReservationStatus.Secured)
            throw new InvalidOperationException($"The reservation {Id.Value} is {Status}, and something of it was dispatched.");
        foreach (var line in lines)
            _lines.Single(l => l.VariantId == line.Variant).Dispatch(line.Quantity);
        if (_lines.TrueForAll(l => l.Dispatched == l.Quantity))
            Status = ReservationStatus.Dispatched;
    }
}

/// <summary>What is reserved of one variant.</summary>
internal sealed class ReservationLine
{
    /// <summary>The reservation.</summary>
    public CommandId ReservationId { get; init; }

    /// <summary>The variant.</summary>
    public VariantId VariantId { get; init; }

    /// <summary>How many pieces.</summary>
    public int Quantity { get; private set; }

    /// <summary>The price of one at which they are promised, in minor units.</summary>
    public long UnitPrice { get; init; }

    /// <summary>The promotion at whose price they are promised; null for the ordinary price (CAT-09).</summary>
    public PriceRuleId? PriceRuleId { get; init; }

    /// <summary>How many of them have left.</summary>
    public int Dispatched { get; private set; }

    internal static ReservationLine Of(CommandId reservation, ReservedLine line) =>
        new() { ReservationId = reservation, VariantId = line.Variant, Quantity = line.Quantity, UnitPrice = line.UnitPrice, PriceRuleId = line.PriceRule };

    internal void Reduce(int quantity)
    {
        if (quantity < 1 || quantity > Quantity - Dispatched)
            throw new InvalidOperationException($"{quantity} of {VariantId.Value} were given up, of which {Quantity - Dispatched} are reserved.");
        Quantity -= quantity;
    }

    internal void Dispatch(int quantity)
    {
        if (quantity < 1 || Dispatched + quantity > Quantity)
            throw new InvalidOperationException($"{quantity} of {VariantId.Value} were dispatched, of which {Quantity - Dispatched} are reserved.");
        Dispatched += quantity;
    }
}
