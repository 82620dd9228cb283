using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A merchant's score of a month (MER-07), with what it was computed from: the edition of the index may be followed by another, this stays. One for each merchant and month.</summary>
internal sealed class MerchantScore : IVersioned, IRaisesEvents
{
    private readonly List<MerchantScoreComponent> _components = [];
    private readonly List<RaisedEvent> _newEvents = [];

    private MerchantScore()
    {
    }

    /// <summary>The score's id.</summary>
    public MerchantScoreId Id { get; private init; }

    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The month in Asia/Shanghai, as 2026-03.</summary>
    public string Period { get; private init; } = "";

    /// <summary>The edition of the index that it was computed by.</summary>
    public MerchantKpiTemplateId TemplateId { get; private init; }

    /// <summary>The number of that edition.</summary>
    public int TemplateEdition { get; private init; }

    /// <summary>When it was computed (UTC).</summary>
    public DateTime AssessedAt { get; private init; }

    /// <summary>The score in hundredths of a point, 0 to 10 000, as it counts; null where nothing was measured.</summary>
    public int? Total { get; private set; }

    /// <summary>The score as it was computed, in hundredths of a point; another one than <c>total</c> where it was corrected by hand (MER-10).</summary>
    public int? Computed { get; private init; }

    /// <summary>When it was corrected by hand last (UTC); null where never.</summary>
    public DateTime? CorrectedAt { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody changed the score (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>The components, in their order.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<MerchantScoreComponent> Components => _components;

    /// <summary>Computes the score of a month.</summary>
    /// <param name="merchant">The merchant.</param>
    /// <param name="period">The month.</param>
    /// <param name="template">The index.</param>
    /// <param name="measured">Numerator and denominator of each measure; those that are not there were not measured.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="scoreId">The score's id; null for a new one.</param>
    public static MerchantScore Compute(
        MerchantId merchant, AssessmentPeriod period, MerchantKpiTemplate template, IReadOnlyDictionary<string, (long Numerator, long Denominator)> measured, DateTime at, MerchantScoreId? scoreId = null)
    {
        var id = scoreId ?? new(Guid.CreateVersion7());
        var components = template.Components.OrderBy(c => c.Number).Select(c =>
        {
            var figure = measured.TryGetValue(c.Measure, out var told) ? MerchantIndex.Actual(told.Numerator, told.Denominator) : null;
            return (Rule: c, Told: told, Actual: figure, Norm: figure is { } actual ? MerchantIndex.Norm(actual, c.Target, c.Floor) : (int?)null);
        }).ToList();
        var (total, parts) = MerchantIndex.Score([.. components.Select(c => (c.Rule.Weight, c.Norm))]);
        var score = new MerchantScore
        {
            Id = id, MerchantId = merchant, Period = period.Key, TemplateId = template.Id, TemplateEdition = template.Edition, AssessedAt = at, Total = total, Computed = total,
        };
        score._components.AddRange(components.Select((c, i) => MerchantScoreComponent.Freeze(id, c.Rule, c.Told, c.Actual, c.Norm, parts[i])));
        score.Tell(at);
        return score;
    }

    /// <summary>Corrects it by hand.</summary>
    public void Correct(int total, DateTime at)
    {
        (Total, CorrectedAt) = (total, at);
        Tell(at);
    }

    /// <inheritdoc/>
    public IReadOnlyList<RaisedEvent> TakeNewEvents()
    {
        RaisedEvent[] events = [.. _newEvents];
        _newEvents.Clear();
        return events;
    }

    private void Tell(DateTime at) => _newEvents.Add(new(new MerchantAssessed(Id, MerchantId, Period, Total), at));
}
