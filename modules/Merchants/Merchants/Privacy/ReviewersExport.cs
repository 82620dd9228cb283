using System.Text.Json;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Privacy;

/// <summary>
/// Writes what the module holds of somebody who works with papers, for that person (ACC-03): what was asked and answered, disputes, teams and reviews that were given. They are a record of
/// the work, by id alone; the words about an applicant's paper are erased with the applicant's data.
/// </summary>
internal static class ReviewersExport
{
    /// <summary>The arrays, into the object that is open.</summary>
    public static async Task WriteAsync(Utf8JsonWriter json, MerchantsDb db, Guid userId, CancellationToken cancellationToken)
    {
        json.WriteStartArray("clarifications");
        foreach (var one in await db.Clarifications.AsNoTracking().Where(c => c.AskedById == userId || c.EndedById == userId)
            .OrderBy(c => c.DocumentId).ThenBy(c => c.Ordinal).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("document", one.DocumentId.Value);
            Write(json, "question", one.AskedById == userId ? one.Question : null);
            Write(json, "answer", one.EndedById == userId ? one.Answer : null);
            json.WriteString("at", one.AskedById == userId ? one.AskedAt : one.EndedAt!.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("disputes");
        foreach (var one in await db.Disputes.AsNoTracking().Where(d => d.RaisedById == userId || d.MediatorId == userId).OrderBy(d => d.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id.Value);
            json.WriteString("status", StateName.Of(one.Status));
            Write(json, "grounds", one.RaisedById == userId ? one.Grounds : null);
            Write(json, "proposal", one.MediatorId == userId ? one.Proposal : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("reviewTeams");
        foreach (var name in await db.ReviewTeams.AsNoTracking().Where(t => t.Members.Any(m => m.UserId == userId)).OrderBy(t => t.Id).Select(t => t.Name).ToListAsync(cancellationToken))
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteNumber("reviewsGiven", await db.ReviewAssignments.CountAsync(a => a.AssigneeId == userId, cancellationToken));
    }

    private static void Write(Utf8JsonWriter json, string name, Modular.Persistence.SealedText? words)
    {
        if (words is { IsEmpty: false })
            json.WriteString(name, words.Open());
    }
}
