using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Merchants.Persistence;

internal sealed class GuidanceTicketConfiguration : IEntityTypeConfiguration<GuidanceTicket>
{
    public void Configure(EntityTypeBuilder<GuidanceTicket> builder)
    {
        builder.Property(t => t.Topic).HasMaxLength(FieldLengths.CompanyName);
        builder.HasOne<Merchant>().WithMany().HasForeignKey(t => t.MerchantId);
        builder.HasIndex(t => new { t.Status, t.DueAt, t.Id });
        builder.HasIndex(t => new { t.MerchantId, t.AskedAt, t.Id });
    }
}

internal sealed class GuidanceMessageConfiguration : IEntityTypeConfiguration<GuidanceMessage>
{
    public void Configure(EntityTypeBuilder<GuidanceMessage> builder)
    {
        builder.HasKey(m => new { m.TicketId, m.Ordinal });
        builder.HasOne<GuidanceTicket>().WithMany().HasForeignKey(m => m.TicketId);
    }
}

/// <summary>Makes the facts that the rules about merchants' questions ask about (FE-01), by one statement for all.</summary>
internal static class GuidanceFactsQueries
{
    /// <summary>The facts about questions.</summary>
    public static IQueryable<GuidanceFacts> FactsOfTickets(this MerchantsDb db) => db.Tickets.Select(t => new GuidanceFacts
    {
        Id = t.Id, MerchantId = t.MerchantId, Status = t.Status, StepCount = t.StepCount, Topic = t.Topic, AskedAt = t.AskedAt, DueAt = t.DueAt,
    });

    /// <summary>The facts about some questions.</summary>
    public static Task<Dictionary<GuidanceTicketId, GuidanceFacts>> LoadFactsAsync(this MerchantsDb db, IReadOnlyList<GuidanceTicketId> ids, CancellationToken cancellationToken) =>
        db.FactsOfTickets().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
