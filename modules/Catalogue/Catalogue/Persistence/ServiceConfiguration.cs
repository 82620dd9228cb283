using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class ServiceListingConfiguration : IEntityTypeConfiguration<ServiceListing>
{
    public void Configure(EntityTypeBuilder<ServiceListing> builder)
    {
        builder.Property(s => s.Title).HasMaxLength(FieldLengths.Title);
        builder.Property(s => s.Content).HasMaxLength(FieldLengths.Description);
        builder.Property(s => s.Standard).HasMaxLength(FieldLengths.LongWords);
        builder.Property(s => s.Category).HasMaxLength(FieldLengths.Category);
        builder.Property(s => s.Unit).HasMaxLength(FieldLengths.Unit);
        builder.Property(s => s.Currency).HasMaxLength(3);
        builder.Property(s => s.ReviewerComment).HasMaxLength(FieldLengths.Comment);
        builder.HasIndex(s => new { s.MerchantId, s.Status });
        builder.HasIndex(s => new { s.Status, s.CreatedAt, s.Id });
        builder.HasIndex(s => new { s.CreatedAt, s.Id });
    }
}

/// <summary>Makes the facts that the rules about services ask about (FE-01), by one statement for all.</summary>
internal static class ServiceFactsQueries
{
    /// <summary>The facts about services.</summary>
    public static IQueryable<ServiceFacts> FactsOfServices(this CatalogueDb db)
    {
        var me = db.Caller.UserId;
        return db.Services.Select(s => new ServiceFacts
        {
            Id = s.Id, Status = s.Status, MerchantId = s.MerchantId, StepCount = s.StepCount, Title = s.Title, Since = s.SubmittedAt ?? s.CreatedAt,
            IsTrading = db.Standings.Any(m => m.MerchantId == s.MerchantId && m.IsTrading && !m.IsClosed),
            PapersExpired = db.Standings.Any(m => m.MerchantId == s.MerchantId && m.PapersExpired),
            IsSubmitter = s.SubmitterId != null && s.SubmitterId == me,
        });
    }

    /// <summary>The facts about some services.</summary>
    public static Task<Dictionary<ServiceListingId, ServiceFacts>> LoadFactsAsync(this CatalogueDb db, IReadOnlyList<ServiceListingId> ids, CancellationToken cancellationToken) =>
        db.FactsOfServices().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
