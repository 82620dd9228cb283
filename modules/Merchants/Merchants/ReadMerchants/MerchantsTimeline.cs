using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ReadMerchants;

/// <summary>The steps of papers, applications and merchants as parts of their timelines (FE-05).</summary>
internal static class MerchantsTimeline
{
    /// <summary>The node types that have timelines.</summary>
    public static IReadOnlyList<string> Types { get; } = [nameof(Document), nameof(MerchantApplication), nameof(Merchant)];

    /// <summary>The steps, for those who see the object.</summary>
    public static ITimelineSource Of(MerchantsDb db) => new QueriedTimeline("state", Types, subject => db.StateChanges.AsNoTracking()
        .Where(c => c.SubjectId == subject.Value)
        .Select(c => new TimelineFact
        {
            At = c.At, Ordinal = c.Ordinal, Kind = TimelineKind.State, Code = "STATE_CHANGED", ById = c.ById, Parameters = Parameters(c.From, c.To, c.ReasonCode, c.Reason),
        }));

    private static IReadOnlyList<TimelineParameter> Parameters(string? from, string to, string? reasonCode, string? words)
    {
        var parameters = new List<TimelineParameter> { new("to", to) };
        if (from is not null)
            parameters.Insert(0, new("from", from));
        if (reasonCode is not null)
            parameters.Add(new("reasonCode", reasonCode));
        if (StepReason.TextOf(reasonCode, words) is { } reason)
            parameters.Add(new("reason", reason));
        return parameters;
    }
}
