using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Modular.Platform.Calendar;
using Modular.Platform.Exports;
using Modular.Platform.Jobs;
using Modular.Platform.Mail;
using Modular.Platform.Notifications;
using Modular.Platform.Tasks;
using Modular.Platform.Timelines;
using Modular.Platform.Webhooks;

namespace Modular.Platform.Persistence;

/// <summary>The platform's own database.</summary>
internal sealed class PlatformDb(DbContextOptions<PlatformDb> options) : MessagingDbContext(options)
{
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<WebhookAttempt> WebhookAttempts => Set<WebhookAttempt>();

    public DbSet<JobSlot> JobSlots => Set<JobSlot>();

    public DbSet<KnownJob> Jobs => Set<KnownJob>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<TaskClaim> TaskClaims => Set<TaskClaim>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NotificationChoice> NotificationChoices => Set<NotificationChoice>();

    public DbSet<MailDelivery> MailDeliveries => Set<MailDelivery>();

    public DbSet<ListExport> ListExports => Set<ListExport>();

    public DbSet<ExportPart> ExportParts => Set<ExportPart>();

    private IReadOnlyList<Guid> OwnMerchants => Caller.MerchantScope;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<Webhook>(modelBuilder, w => w.MerchantId != null && OwnMerchants.Contains(w.MerchantId.Value));
        ScopeToOwner<WebhookDelivery>(modelBuilder, d => d.MerchantId != null && OwnMerchants.Contains(d.MerchantId.Value));
    }
}
