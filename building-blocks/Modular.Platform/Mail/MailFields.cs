using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Mail;

/// <summary>Who looks after mails. Administrators.</summary>
internal static class MailPermissions
{
    public const string Read = "mail:read";
    public const string Resend = "mail:resend";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "See which mails were sent, and why others were not; neither addresses nor words (ACC-04)."),
        new(Resend, "Let mails be sent again (ACC-04)."),
    ];
}

/// <summary>What became of mails.</summary>
[QueryType]
internal static class MailQueries
{
    /// <summary>The mails to users, the newest first (ACC-04): what was sent, waits, or was given up (<c>PARKED</c>). Kept for 30 days unless the operator has set another time.</summary>
    [Authorize(MailPermissions.Read)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(MailDelivery.Status), nameof(MailDelivery.Kind), nameof(MailDelivery.CreatedAt), nameof(MailDelivery.FinishedAt)])]
    public static IQueryable<MailDelivery> GetMailDeliveries(PlatformDb db) =>
        db.MailDeliveries.AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id);
}

/// <summary>Loads mails by id.</summary>
internal static class MailNodes
{
    /// <summary>Mails by id; for whoever may see mails.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MailDeliveryId, MailDelivery>> GetMailsByIdAsync(
        IReadOnlyList<MailDeliveryId> ids, PlatformDb db, ICaller caller, CancellationToken cancellationToken)
    {
        var mayRead = caller.Has(MailPermissions.Read, null);
        return await db.MailDeliveries.AsNoTracking().Where(m => mayRead && ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
    }
}

/// <summary>Sending mails again.</summary>
[MutationType]
internal static class ResendMailMutation
{
    /// <summary>Sends a mail again that was given up, or whose reader had no address, with all attempts (ACC-04). One that was sent, or is still tried, stays as it is.</summary>
    /// <param name="mailId">The mail.</param>
    /// <returns>The mail.</returns>
    [Authorize(MailPermissions.Resend)]
    [Error<NotFoundError>]
    [return: GraphQLName("mail")]
    public static async Task<FieldResult<MailDelivery>> ResendMailAsync(MailDeliveryId mailId, PlatformDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.MailDeliveries.SingleOrDefaultAsync(m => m.Id == mailId, cancellationToken) is not { } mail)
            return new[] { new NotFoundError(Text.Of("MAIL_NOT_FOUND"), NodeId.Of(mailId).ToString()) };
        if (mail.Status is MailStatus.Parked or MailStatus.NoAddress)
        {
            mail.Resend(clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
        }

        return mail;
    }
}
