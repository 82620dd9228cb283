using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Guidance;

/// <summary>Reading merchants' questions.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class GuidanceQueries
{
    /// <summary>The merchants' questions that the caller may see, the newest first (MER-05); for those who act for a merchant, its own.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(GuidanceTicket.Status), nameof(GuidanceTicket.MerchantId), nameof(GuidanceTicket.AskedAt), nameof(GuidanceTicket.DueAt)])]
    public static IQueryable<GuidanceTicket> GetGuidanceTickets(MerchantsDb db) => db.Tickets.AsNoTracking().OrderByDescending(t => t.AskedAt).ThenByDescending(t => t.Id);
}

/// <summary>Loads merchants' questions.</summary>
internal static class GuidanceLoaders
{
    /// <summary>Questions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<GuidanceTicketId, GuidanceTicket>> GetTicketsByIdAsync(
        IReadOnlyList<GuidanceTicketId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);
}

/// <summary>What is told of a question beside its own row.</summary>
[ExtendObjectType<GuidanceTicketId>]
internal static class GuidanceExtensions
{
    /// <summary>The thread, the question first (MER-05).</summary>
    [UsePaging]
    public static IQueryable<GuidanceMessage> GetThread([Parent] GuidanceTicketId ticket, MerchantsDb db) =>
        db.GuidanceMessages.AsNoTracking().Where(m => m.TicketId == ticket && db.Tickets.Any(t => t.Id == ticket)).OrderBy(m => m.Ordinal);

    /// <summary>What can be done with the question, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<GuidanceTicketId> tickets, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(tickets, cancellationToken);
        return [.. tickets.Select(t => facts.TryGetValue(t, out var known) ? allowed.Of(GuidanceTicketActions.All, known) : [])];
    }
}

/// <summary>The message's fields that are not its own columns.</summary>
[ObjectType<GuidanceMessage>]
internal static class GuidanceMessageFields
{
    /// <summary>What is said; null once it is erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = nameof(GuidanceMessage.Words))] GuidanceMessage message) => message.Words is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>Who says it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(GuidanceMessage.ById))] IReadOnlyList<GuidanceMessage> messages, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. messages.Select(m => (Guid?)m.ById)], cancellationToken);
}

/// <summary>A merchant's questions.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantGuidanceFields
{
    /// <summary>The merchant's questions to the platform, the newest first (MER-05).</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.Read)]
    public static IQueryable<GuidanceTicket> GetGuidanceTickets([Parent] MerchantId merchant, MerchantsDb db) =>
        db.Tickets.AsNoTracking().Where(t => t.MerchantId == merchant).OrderByDescending(t => t.AskedAt).ThenByDescending(t => t.Id);
}
