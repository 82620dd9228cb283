using Modular.GraphQL;
using Modular.Kernel;

namespace Orders.Statistics;

/// <summary>By which spans of time figures are told, in the business time zone Asia/Shanghai.</summary>
internal enum StatisticsSpan
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks, from Monday on.</summary>
    Week,

    /// <summary>Months.</summary>
    Month,
}

/// <summary>How the orders that were placed in a span of time went until now (domain.md, section 4).</summary>
/// <param name="From">The first day of the span, in the business time zone.</param>
/// <param name="To">The last day of the span.</param>
/// <param name="Placed">How many orders were placed.</param>
/// <param name="Paid">How many of these were paid.</param>
/// <param name="Gmv">What was paid for them, an amount for each currency, before refunds; of a category, for its lines alone.</param>
/// <param name="ConfirmedInTime">Of the paid ones, those that were confirmed by their time, without what Risk held (ORD-02).</param>
/// <param name="ShippedInTime">Of the paid ones, those of which the last piece left by its time, without what Risk held (ORD-04).</param>
/// <param name="Cancelled">Of the paid ones, those that were cancelled before their shipment (ORD-07).</param>
/// <param name="Refunded">Of the paid ones, those of which money went back for another reason than a cancellation (ORD-08).</param>
internal sealed record OrderStatistics(
    DateOnly From, DateOnly To, int Placed, int Paid, [property: ListSize(AssumedSize = 2)] IReadOnlyList<Money> Gmv, OrderRate ConfirmedInTime, OrderRate ShippedInTime, OrderRate Cancelled, OrderRate Refunded);

/// <summary>A part of the paid orders.</summary>
/// <param name="Count">How many.</param>
/// <param name="OfPaid">Of how many paid orders.</param>
internal sealed record OrderRate(int Count, int OfPaid)
{
    /// <summary>The quotient; null where no order was paid.</summary>
    public double? Value => OfPaid == 0 ? null : (double)Count / OfPaid;
}
