using System.Text.Json;
using Merchants.Contracts;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Merchants.Privacy;

/// <summary>
/// What a merchant's life leaves of persons (ACC-03): words that somebody said, which are erased with the applicant's data, and by id alone who did something, which names nobody any more
/// once the account is erased.
/// </summary>
internal static class LifecycleData
{
    /// <summary>Writes what a user has said and done.</summary>
    public static async Task WriteAsync(MerchantsDb db, Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        Write(json, "evidence", await db.Evidence.AsNoTracking().Where(e => e.ById == userId).OrderBy(e => e.Id).ToListAsync(cancellationToken), e => (e.Criterion, e.Words, e.At));
        Write(json, "verifications", await db.Verifications.AsNoTracking().Where(v => v.ById == userId).OrderBy(v => v.At).ThenBy(v => v.ApplicationId).ThenBy(v => v.Number).ToListAsync(cancellationToken), v => (v.Kind.ToString(), v.Note, v.At));
        Write(json, "improvementProgress", await db.ImprovementProgress.AsNoTracking().Where(p => p.ById == userId).OrderBy(p => p.PlanId).ThenBy(p => p.Ordinal).ToListAsync(cancellationToken), p => (p.PlanId.Value.ToString(), p.Words, p.At));
        Write(json, "guidance", await db.GuidanceMessages.AsNoTracking().Where(m => m.ById == userId).OrderBy(m => m.TicketId).ThenBy(m => m.Ordinal).ToListAsync(cancellationToken), m => (m.TicketId.Value.ToString(), m.Words, m.At));
        Write(json, "ruleExceptions", await db.RuleExceptions.AsNoTracking().Where(e => e.ById == userId).OrderBy(e => e.Id).ToListAsync(cancellationToken), e => (e.Rule.ToString(), SealedText.Empty, e.At));
        Write(json, "sanctionsProposedOrApproved", await db.Sanctions.AsNoTracking().Where(s => s.ProposerId == userId || s.ApproverId == userId).OrderBy(s => s.Id).ToListAsync(cancellationToken), s => (s.Kind.ToString(), SealedText.Empty, s.ProposedAt));
    }

    /// <summary>Lets go of the words about an application and its merchant. The next save writes it.</summary>
    public static async Task EraseAsync(MerchantsDb db, MerchantApplicationId application, MerchantId? merchant, CancellationToken cancellationToken)
    {
        (await db.Evidence.Where(e => e.ApplicationId == application).ToListAsync(cancellationToken)).ForEach(e => e.Erase());
        (await db.Verifications.Where(v => v.ApplicationId == application).ToListAsync(cancellationToken)).ForEach(v => v.Erase());
        if (merchant is not { } id)
            return;
        (await db.Sanctions.Where(s => s.MerchantId == id).ToListAsync(cancellationToken)).ForEach(s => s.Erase());
        (await db.ImprovementProgress.Where(p => db.ImprovementPlans.Any(i => i.Id == p.PlanId && i.MerchantId == id)).ToListAsync(cancellationToken)).ForEach(p => p.Erase());
        (await db.GuidanceMessages.Where(m => db.Tickets.Any(t => t.Id == m.TicketId && t.MerchantId == id)).ToListAsync(cancellationToken)).ForEach(m => m.Erase());
    }

    private static void Write<T>(Utf8JsonWriter json, string name, List<T> rows, Func<T, (string About, SealedText Words, DateTime At)> read)
    {
        json.WriteStartArray(name);
        foreach (var (about, words, at) in rows.Select(read))
        {
            json.WriteStartObject();
            json.WriteString("about", about);
            if (!words.IsEmpty)
                json.WriteString("words", words.Open());
            json.WriteString("at", at);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
