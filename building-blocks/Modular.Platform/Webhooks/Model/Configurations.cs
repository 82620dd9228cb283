using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Platform.Webhooks;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public const int UrlLength = 2000;
    public const int NamesLength = 8000;
    public const int DescriptionLength = 200;

    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.Property(w => w.Url).HasMaxLength(UrlLength);
        builder.Property(w => w.Names).HasMaxLength(NamesLength);
        builder.Property(w => w.Description).HasMaxLength(DescriptionLength);
        builder.HasIndex(w => w.MerchantId);
        builder.HasIndex(w => new { w.CreatedAt, w.Id });
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public const int EventNameLength = 100;

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.Property(d => d.Source).HasMaxLength(FeedPlaceConfiguration.SourceLength);
        builder.Property(d => d.EventName).HasMaxLength(EventNameLength);
        builder.Property(d => d.Claim).IsConcurrencyToken();
        builder.HasOne<Webhook>().WithMany().HasForeignKey(d => d.WebhookId);
        // One delivery of an event to a webhook, whoever looks through the feed.
        builder.HasIndex(d => new { d.WebhookId, d.Source, d.Position }).IsUnique();
        // What is still to be sent: few rows, whatever has been sent.
        builder.HasIndex(d => new { d.WebhookId, d.NextAttemptAt }).HasFilter("\"NextAttemptAt\" IS NOT NULL").HasDatabaseName("IX_webhook_deliveries_open");
        builder.HasIndex(d => new { d.CreatedAt, d.Id });
        builder.HasIndex(d => d.FinishedAt);
    }
}

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public const int ErrorLength = 300;
    public const int ExcerptLength = 1000;

    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.HasKey(a => new { a.DeliveryId, a.Number });
        builder.Property(a => a.Error).HasMaxLength(ErrorLength);
        builder.Property(a => a.ResponseExcerpt).HasMaxLength(ExcerptLength);
        builder.HasOne<WebhookDelivery>().WithMany().HasForeignKey(a => a.DeliveryId);
    }
}

internal sealed class FeedPlaceConfiguration : IEntityTypeConfiguration<WebhookCursor>, IEntityTypeConfiguration<WebhookStart>
{
    public const int SourceLength = 100;

    public void Configure(EntityTypeBuilder<WebhookCursor> builder)
    {
        builder.ToTable("webhook_cursors");
        builder.HasKey(c => c.Source);
        builder.Property(c => c.Source).HasMaxLength(SourceLength);
    }

    public void Configure(EntityTypeBuilder<WebhookStart> builder)
    {
        builder.ToTable("webhook_starts");
        builder.HasKey(s => new { s.WebhookId, s.Source });
        builder.Property(s => s.Source).HasMaxLength(SourceLength);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(s => s.WebhookId);
    }
}
