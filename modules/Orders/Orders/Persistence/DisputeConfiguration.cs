using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class DisputeConfiguration : IEntityTypeConfiguration<DisputeCase>
{
    public void Configure(EntityTypeBuilder<DisputeCase> builder)
    {
        builder.HoldsDataOf(d => d.BuyerId);
        builder.Property(d => d.OrderNumber).HasMaxLength(17);
        builder.Property(d => d.Currency).HasMaxLength(3);
        builder.HasOne<Order>().WithMany().HasForeignKey(d => d.OrderId);
        builder.HasIndex(d => new { d.OpenedAt, d.Id });
        builder.HasIndex(d => new { d.MerchantId, d.OpenedAt, d.Id });
        builder.HasIndex(d => new { d.BuyerId, d.OpenedAt, d.Id });
        builder.HasIndex(d => new { d.Status, d.DueAt });
        // Over an order, one is open at a time.
        builder.HasIndex(d => d.OrderId).IsUnique().HasFilter("\"Status\" <> 'Decided'").HasDatabaseName("IX_Disputes_Open");
    }
}

/// <summary>Makes the facts that the rules about disputes ask about (FE-01), by one statement for all of them.</summary>
internal static class DisputeFactsQueries
{
    /// <summary>The facts about disputes.</summary>
    public static IQueryable<DisputeFacts> FactsOfDisputes(this OrdersDb db)
    {
        var me = db.Caller.UserId;
        return db.Disputes.Select(d => new DisputeFacts
        {
            Id = d.Id, MerchantId = d.MerchantId, Status = d.Status, StepCount = d.StepCount, OrderNumber = d.OrderNumber, DueAt = d.DueAt, IsBuyer = d.BuyerId == me,
        });
    }

    /// <summary>The facts about some disputes.</summary>
    public static Task<Dictionary<DisputeCaseId, DisputeFacts>> LoadFactsAsync(this OrdersDb db, IReadOnlyList<DisputeCaseId> ids, CancellationToken cancellationToken) =>
        db.FactsOfDisputes().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
