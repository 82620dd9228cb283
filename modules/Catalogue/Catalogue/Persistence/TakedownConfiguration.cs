using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Persistence;

internal sealed class TakedownCaseConfiguration : IEntityTypeConfiguration<TakedownCase>
{
    public void Configure(EntityTypeBuilder<TakedownCase> builder)
    {
        builder.HoldsDataOf(t => t.ReporterId);
        builder.Property(t => t.Number).HasMaxLength(ReadableNumber.Length);
        builder.Property(t => t.ProductTitle).HasMaxLength(FieldLengths.Title);
        builder.Property(t => t.Finding).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<Product>().WithMany().HasForeignKey(t => t.ProductId);
        builder.HasIndex(t => t.Number).IsUnique();
        builder.HasIndex(t => new { t.Status, t.DueAt, t.Id });
        builder.HasIndex(t => new { t.ReportedAt, t.Id });
        builder.HasIndex(t => new { t.ReporterId, t.ProductId });
        builder.HasIndex(t => new { t.MerchantId, t.ReportedAt });
    }
}

/// <summary>Makes the facts that the rules about cases ask about (FE-01), by one statement for all.</summary>
internal static class TakedownFactsQueries
{
    /// <summary>The facts about cases.</summary>
    public static IQueryable<TakedownFacts> FactsOfTakedowns(this CatalogueDb db)
    {
        var me = db.Caller.UserId;
        return db.Takedowns.Select(t => new TakedownFacts
        {
            Id = t.Id, Status = t.Status, MerchantId = t.MerchantId, StepCount = t.StepCount, DueAt = t.DueAt, ProductTitle = t.ProductTitle, IsReporter = t.ReporterId == me,
        });
    }

    /// <summary>The facts about some cases.</summary>
    public static Task<Dictionary<TakedownCaseId, TakedownFacts>> LoadFactsAsync(this CatalogueDb db, IReadOnlyList<TakedownCaseId> ids, CancellationToken cancellationToken) =>
        db.FactsOfTakedowns().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
