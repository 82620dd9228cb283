using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.PayOrder.Sandbox;

namespace Orders.Demo;

/// <summary>Makes what the provider says of the last whole week (ORD-12): all that is booked but one payment, one with another amount, and one of which nothing is known here.</summary>
internal sealed class DemoStatements(DateTime asOf)
{
    private const int Days = 7;
    private const long Difference = 100;

    private readonly DemoSource _source = new(20260621);
    private readonly List<Payment> _payments = [];

    private DateOnly From => BusinessDay.DayAt(asOf).AddDays(-Days);

    private DateOnly To => BusinessDay.DayAt(asOf).AddDays(-1);

    /// <summary>Takes a payment in, where it is of that week.</summary>
    public void Add(Payment? payment)
    {
        if (payment is { Status: PaymentStatus.Succeeded, ReportedAt: { } at } && BusinessDay.DayAt(at) >= From && BusinessDay.DayAt(at) <= To)
            _payments.Add(payment);
    }

    /// <summary>The statement with its rows; the job compares it.</summary>
    public IEnumerable<object> Make()
    {
        var rows = _payments.OrderBy(p => p.ReportedAt).ThenBy(p => p.Id).Skip(1).Select(p => (p.Reference, Amount: p.AmountReceived!.Value, Currency: p.CurrencyReceived!)).ToList();
        if (rows.Count > 0)
            rows[^1] = rows[^1] with { Amount = rows[^1].Amount + Difference };
        rows.Add(($"sbx_{_source.Id(asOf):N}", 9_900, Money.Yuan));
        var id = new ProviderStatementId(_source.Id(asOf));
        yield return ProviderStatement.Import(id, SandboxProvider.Name, From, To, rows.Count, new(DemoUsers.Finance.Id), asOf);
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
            yield return new ProviderStatementRow { StatementId = id, Reference = row.Reference, Line = i + 2, Amount = row.Amount, Currency = row.Currency };
    }
}
