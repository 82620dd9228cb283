using Merchants.Contracts;
using Merchants.Model;
using Merchants.Outside;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.OutsideFindings;

/// <summary>Takes one step with a finding.</summary>
internal sealed class PlatformFindingTurn(MerchantsDb db, IPlatformConnector platform, Turn<MerchantsDb> turn)
{
    /// <summary>Takes it, with words that are checked first.</summary>
    public async Task<FieldResult<PlatformFinding>> TakeAsync(
        StateAction<PlatformFindingFacts, PlatformFindingStatus> action, PlatformFindingId id, int? expectedVersion, string words,
        Func<PlatformFinding, string, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.PlatformWords, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            action, await db.PlatformFindings.SingleOrDefaultAsync(f => f.Id == id, cancellationToken),
            () => db.FactsOfPlatformFindings(platform.IsOutside).SingleAsync(f => f.Id == id, cancellationToken), Missing.PlatformFinding(id), expectedVersion,
            (finding, by, at) => step(finding, said, by, at), cancellationToken);
    }
}

/// <summary>Makes the facts that the rules ask about.</summary>
internal static class PlatformFindingFactsQuery
{
    /// <summary>The facts about findings; only what the caller may see has facts.</summary>
    public static IQueryable<PlatformFindingFacts> FactsOfPlatformFindings(this MerchantsDb db, bool isOutside)
    {
        var me = db.Caller.UserId;
        return db.PlatformFindings.Select(f => new PlatformFindingFacts
        {
            Id = f.Id, Status = f.Status, StepCount = f.StepCount, RecordedAt = f.RecordedAt, MerchantId = f.MerchantId, Kind = f.Kind, ReportingSince = f.ReportingSince, ReportsOutside = isOutside,
            IsOwn = f.OwnerId == me,
        });
    }
}
