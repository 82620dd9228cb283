using Catalogue.Contracts;
using Catalogue.Model;
using Modular.Kernel;

namespace Catalogue.Tests.Stock;

/// <summary>What stock and reservations must be, by arithmetic alone.</summary>
internal sealed class StockModel(IEnumerable<VariantId> variants, int each)
{
    /// <summary>A reservation, and whether the module that made it has spoken for it.</summary>
    public sealed record Reserved(Dictionary<VariantId, (int Quantity, int Dispatched)> Lines, DateTime ExpiresAt)
    {
        public ReservationStatus Status { get; set; }

        public bool IsEnded { get; set; }
    }

    public Dictionary<VariantId, (int OnHand, int Reserved)> Stock { get; } = variants.ToDictionary(v => v, _ => (each, 0));

    public Dictionary<CommandId, Reserved> Held { get; } = [];

    public bool TryMove(VariantId variant, int change)
    {
        var (onHand, reserved) = Stock[variant];
        if (onHand + change < reserved)
            return false;
        Stock[variant] = (onHand + change, reserved);
        return true;
    }

    public bool TryHold(CommandId command, IEnumerable<StockLine> lines, DateTime expiresAt)
    {
        var wanted = lines.GroupBy(l => l.Variant).ToDictionary(g => g.Key, g => (g.Sum(l => l.Quantity), 0));
        if (!TryTake(wanted))
            return false;
        Held[command] = new(wanted, expiresAt);
        return true;
    }

    public void Cancel(CommandId command)
    {
        if (Held.TryGetValue(command, out var reserved) && !reserved.IsEnded)
            End(reserved);
    }

    public int Expire(DateTime now)
    {
        var over = Held.Values.Where(r => r.Status == ReservationStatus.Held && r.ExpiresAt < now).ToList();
        over.ForEach(End);
        return over.Count;
    }

    public void Secure(CommandId command)
    {
        var reserved = Held[command];
        reserved.IsEnded = true;
        if (reserved.Status == ReservationStatus.Held)
            reserved.Status = ReservationStatus.Secured;
        else if (reserved.Status == ReservationStatus.Lapsed)
            reserved.Status = TryTake(reserved.Lines) ? ReservationStatus.Secured : ReservationStatus.Lost;
    }

    public void Release(CommandId command) => End(Held[command]);

    public bool TryDispatch(CommandId command, IReadOnlyList<StockLine> lines)
    {
        var reserved = Held[command];
        if (reserved.Status != ReservationStatus.Secured || lines.Any(l => reserved.Lines[l.Variant].Quantity - reserved.Lines[l.Variant].Dispatched < l.Quantity))
            return false;
        foreach (var line in lines)
        {
            var (quantity, dispatched) = reserved.Lines[line.Variant];
            reserved.Lines[line.Variant] = (quantity, dispatched + line.Quantity);
            Stock[line.Variant] = (Stock[line.Variant].OnHand - line.Quantity, Stock[line.Variant].Reserved - line.Quantity);
        }

        if (reserved.Lines.Values.All(l => l.Quantity == l.Dispatched))
            reserved.Status = ReservationStatus.Dispatched;
        return true;
    }

    private bool TryTake(Dictionary<VariantId, (int Quantity, int Dispatched)> wanted)
    {
        if (wanted.Any(w => Stock[w.Key].OnHand - Stock[w.Key].Reserved < w.Value.Quantity))
            return false;
        foreach (var (variant, (quantity, _)) in wanted)
            Stock[variant] = (Stock[variant].OnHand, Stock[variant].Reserved + quantity);
        return true;
    }

    private void End(Reserved reserved)
    {
        reserved.IsEnded = true;
        if (reserved.Status is not (ReservationStatus.Held or ReservationStatus.Secured))
            return;
        reserved.Status = reserved.Status == ReservationStatus.Held ? ReservationStatus.Lapsed : ReservationStatus.Released;
        foreach (var (variant, (quantity, dispatched)) in reserved.Lines)
            Stock[variant] = (Stock[variant].OnHand, Stock[variant].Reserved - quantity + dispatched);
    }
}
