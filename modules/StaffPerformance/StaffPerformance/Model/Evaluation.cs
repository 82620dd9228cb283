using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using StaffPerformance.Contracts;
using StaffPerformance.Contracts.Events;

namespace StaffPerformance.Model;

/// <summary>The evaluation of a staff member for a month, by the indicators that were in force when the month began (STF-13 to STF-17).</summary>
internal sealed class Evaluation : Stateful<EvaluationStatus>, IHasTimeline
{
    private Evaluation()
    {
    }

    /// <summary>The evaluation's id.</summary>
    public EvaluationId Id { get; private init; }

    /// <summary>Who is evaluated.</summary>
    public StaffMemberId StaffMemberId { get; private init; }

    /// <summary>The staff member's user, who alone of those without permission sees it.</summary>
    [GraphQLIgnore]
    public UserId UserId { get; private init; }

    /// <summary>The month in Asia/Shanghai, such as 2026-11.</summary>
    public string Period { get; private init; } = "";

    /// <summary>The template whose indicators it froze.</summary>
    public KpiTemplateId TemplateId { get; private init; }

    /// <summary>The indicators as they were when it began.</summary>
    [GraphQLIgnore]
    public List<EvaluationIndicator> Indicators { get; private init; } = [];

    /// <summary>What the panel found.</summary>
    [GraphQLIgnore]
    public List<PanelScore> PanelScores { get; private init; } = [];

    /// <summary>The adjustments that count in it.</summary>
    [GraphQLIgnore]
    public List<CountedAdjustment> Counted { get; private init; } = [];

    /// <summary>By when the staff member should have assessed himself or herself (UTC, STF-14); after that the panel begins without it.</summary>
    public DateTime SelfAssessmentDueAt { get; private init; }

    /// <summary>When the staff member did (UTC); null where not, or not yet.</summary>
    public DateTime? SelfAssessedAt { get; private set; }

    /// <summary>The staff member's words.</summary>
    [GraphQLIgnore]
    public SealedText SelfWords { get; private set; } = SealedText.Empty;

    /// <summary>By when the panel should have scored (UTC).</summary>
    public DateTime PanelDueAt { get; private init; }

    /// <summary>How many members of the panel have scored.</summary>
    public int PanelCount { get; private set; }

    /// <summary>When the outcome was computed (UTC); null until then.</summary>
    public DateTime? CalculatedAt { get; private set; }

    /// <summary>The score before adjustments, in hundredths of a point; null until it is computed.</summary>
    [GraphQLIgnore]
    public long? BaseScore { get; private set; }

    /// <summary>The adjustments together, in hundredths of a point.</summary>
    [GraphQLIgnore]
    public long AdjustmentPoints { get; private set; }

    /// <summary>The score, in hundredths of a point; null until it is computed.</summary>
    [GraphQLIgnore]
    public long? Score { get; private set; }

    /// <summary>The score before it was rechecked, in hundredths of a point; null where it was not.</summary>
    [GraphQLIgnore]
    public long? ScoreBeforeRecheck { get; private set; }

    /// <summary>When the outcome was published (UTC); null until then.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Who published it.</summary>
    [GraphQLIgnore]
    public Guid? PublishedById { get; private set; }

    /// <summary>Until when the staff member may appeal (UTC, STF-17); null before the publication.</summary>
    public DateTime? AppealUntil { get; private set; }

    /// <summary>When the staff member appealed (UTC); null where not.</summary>
    public DateTime? AppealedAt { get; private set; }

    /// <summary>Why the staff member appealed; null where not.</summary>
    public EvaluationAppealReason? AppealReason { get; private set; }

    /// <summary>The staff member's words to the appeal.</summary>
    [GraphQLIgnore]
    public SealedText AppealWords { get; private set; } = SealedText.Empty;

    /// <summary>By when the appeal should have been rechecked (UTC); null where there is none.</summary>
    public DateTime? RecheckDueAt { get; private set; }

    /// <summary>When it was rechecked (UTC); null where not.</summary>
    public DateTime? RecheckedAt { get; private set; }

    /// <summary>Who rechecked it.</summary>
    [GraphQLIgnore]
    public Guid? RecheckedById { get; private set; }

    /// <summary>What came of the appeal; null where nothing did yet.</summary>
    public EvaluationRecheckOutcome? RecheckOutcome { get; private set; }

    /// <summary>The answer to the appeal.</summary>
    [GraphQLIgnore]
    public SealedText RecheckWords { get; private set; } = SealedText.Empty;

    protected override StateMachine<EvaluationStatus> Machine => EvaluationStates.Machine;

    protected override string Subject => Subjects.Evaluation();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Begins the evaluation of a staff member for a month; the template's indicators are frozen in it.</summary>
    public static Evaluation Open(EvaluationId id, StaffMember member, KpiTemplate template, EvaluationPeriod period, EvaluationDeadlines deadlines, Actor by, DateTime at)
    {
        var evaluation = new Evaluation
        {
            Id = id, StaffMemberId = member.Id, UserId = member.UserId, Period = period.Key, TemplateId = template.Id,
            SelfAssessmentDueAt = deadlines.SelfAssessment, PanelDueAt = deadlines.Panel,
            Indicators = [.. template.Indicators.OrderBy(i => i.Ordinal).Select(i => EvaluationIndicator.Freeze(id, i))],
        };
        evaluation.Start(EvaluationStatus.SelfAssess, by, at, StepReason.Told("CYCLE_OPENED", period.Key));
        return evaluation;
    }

    /// <summary>Takes the staff member's own scores, by the places of the indicators, and words (STF-14).</summary>
    public IUserError? AssessSelf(IReadOnlyDictionary<int, int> scores, string? words, Actor by, DateTime at)
    {
        if (Move(EvaluationStatus.PanelScoring, by, at, null) is { } refused)
            return refused;
        foreach (var indicator in Indicators)
            indicator.AssessSelf(scores.TryGetValue(indicator.Ordinal, out var score) ? score : null);
        (SelfAssessedAt, SelfWords) = (at, SealedText.Of(words));
        return null;
    }

    /// <summary>Lets the panel begin without the staff member's own assessment, whose time is over.</summary>
    public IUserError? PassOverSelfAssessment(DateTime at) => Move(EvaluationStatus.PanelScoring, Actor.System, at, StepReason.Told("SELF_ASSESSMENT_MISSING"));

    /// <summary>Takes what somebody of the panel found, by the places of the indicators. Each takes part once; who that may be is said by <see cref="EvaluationActions"/>.</summary>
    public IUserError? AddPanelScore(IReadOnlyDictionary<int, long> figures, string? words, Actor by, DateTime at)
    {
        if (EvaluationActions.Score.RefuseState(Status) is { } refused)
            return refused;
        PanelScores.Add(PanelScore.Of(this, by.Id, figures, words, at));
        PanelCount++;
        return null;
    }

    /// <summary>Computes the outcome of what the panel found and the adjustments, and freezes it (STF-15).</summary>
    public IUserError? Calculate(IReadOnlyList<ScoreAdjustment> adjustments, Actor by, DateTime at)
    {
        if (Move(EvaluationStatus.Calculated, by, at, null) is { } refused)
            return refused;
        foreach (var indicator in Indicators)
            indicator.Measure(Kpi.Mean([.. PanelScores.SelectMany(p => p.Figures).Where(f => f.Ordinal == indicator.Ordinal).Select(f => f.Actual)]));
        Counted.AddRange(adjustments.Select(a => CountedAdjustment.Of(a.Id, Id)));
        AdjustmentPoints = adjustments.Sum(a => (long)a.Points);
        CalculatedAt = at;
        Compute();
        return null;
    }

    /// <summary>Shows the outcome to the staff member.</summary>
    public IUserError? Publish(DateTime appealUntil, Actor by, DateTime at)
    {
        if (Move(EvaluationStatus.Published, by, at, null) is { } refused)
            return refused;
        (PublishedAt, PublishedById, AppealUntil) = (at, by.UserId, appealUntil);
        Raise(new EvaluationPublished(Id, StaffMemberId, Period), at);
        return null;
    }

    /// <summary>The staff member takes it, or has let the time for an appeal pass.</summary>
    public IUserError? Acknowledge(Actor by, DateTime at) =>
        Move(EvaluationStatus.Acknowledged, by, at, by.UserId is null ? StepReason.Told("APPEAL_TIME_PASSED") : null);

    /// <summary>The staff member objects (STF-17).</summary>
    public IUserError? Appeal(EvaluationAppealReason reason, string words, DateTime recheckDueAt, Actor by, DateTime at)
    {
        if (Move(EvaluationStatus.Appealed, by, at, null) is { } refused)
            return refused;
        (AppealedAt, AppealReason, AppealWords, RecheckDueAt) = (at, reason, SealedText.Of(words), recheckDueAt);
        Raise(new EvaluationAppealed(Id, StaffMemberId, Period), at);
        return null;
    }

    /// <summary>Upholds the outcome, or corrects figures, by the places of the indicators, and computes the score again; the same adjustments count (STF-17).</summary>
    public IUserError? Recheck(IReadOnlyDictionary<int, long> corrections, string words, Actor by, DateTime at)
    {
        if (Move(EvaluationStatus.Rechecked, by, at, null) is { } refused)
            return refused;
        ScoreBeforeRecheck = Score;
        foreach (var indicator in Indicators.Where(i => corrections.ContainsKey(i.Ordinal)))
            indicator.Measure(corrections[indicator.Ordinal]);
        if (corrections.Count > 0)
            Compute();
        RecheckOutcome = corrections.Count > 0 ? EvaluationRecheckOutcome.Changed : EvaluationRecheckOutcome.Upheld;
        (RecheckedAt, RecheckedById, RecheckWords) = (at, by.Id, SealedText.Of(words));
        Raise(new EvaluationRechecked(Id, StaffMemberId, Period, corrections.Count > 0), at);
        return null;
    }

    /// <summary>Lets it stand for good.</summary>
    public IUserError? Finalise(Actor by, DateTime at)
    {
        if (Move(EvaluationStatus.Final, by, at, null) is { } refused)
            return refused;
        Raise(new EvaluationFinal(Id, StaffMemberId, Period), at);
        return null;
    }

    /// <summary>Lets go of all words in it (ACC-03); figures and history stay.</summary>
    public void Erase()
    {
        (SelfWords, AppealWords, RecheckWords) = (SealedText.Empty, SealedText.Empty, SealedText.Empty);
        PanelScores.ForEach(p => p.Erase());
    }

    private void Compute()
    {
        var lines = Indicators.OrderBy(i => i.Ordinal).ToList();
        var (score, contributions) = Kpi.Score([.. lines.Select(l => (l.Weight, l.Attainment))]);
        foreach (var (line, contribution) in lines.Zip(contributions))
            line.Contribute(contribution);
        (BaseScore, Score) = (score, score + AdjustmentPoints);
    }
}

/// <summary>By when the parts of an evaluation should be done (UTC).</summary>
internal sealed record EvaluationDeadlines(DateTime SelfAssessment, DateTime Panel);
