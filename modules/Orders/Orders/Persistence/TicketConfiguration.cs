using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<OrderTicket>
{
    public void Configure(EntityTypeBuilder<OrderTicket> builder)
    {
        builder.HoldsDataOf(t => t.BuyerId);
        builder.Property(t => t.OrderNumber).HasMaxLength(17);
        builder.HasOne<Order>().WithMany().HasForeignKey(t => t.OrderId);
        builder.HasIndex(t => new { t.OpenedAt, t.Id });
        builder.HasIndex(t => new { t.MerchantId, t.OpenedAt, t.Id });
        builder.HasIndex(t => new { t.BuyerId, t.OpenedAt, t.Id });
        builder.HasIndex(t => new { t.Status, t.DueAt });
    }
}

/// <summary>Makes the facts that the rules about questions ask about (FE-01), by one statement for all of them.</summary>
internal static class TicketFactsQueries
{
    /// <summary>The facts about questions.</summary>
    public static IQueryable<TicketFacts> FactsOfTickets(this OrdersDb db)
    {
        var me = db.Caller.UserId;
        return db.Tickets.Select(t => new TicketFacts
        {
            Id = t.Id, MerchantId = t.MerchantId, Status = t.Status, StepCount = t.StepCount, OrderNumber = t.OrderNumber, DueAt = t.DueAt, IsBuyer = t.BuyerId == me,
        });
    }

    /// <summary>The facts about some questions.</summary>
    public static Task<Dictionary<OrderTicketId, TicketFacts>> LoadFactsAsync(this OrdersDb db, IReadOnlyList<OrderTicketId> ids, CancellationToken cancellationToken) =>
        db.FactsOfTickets().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
