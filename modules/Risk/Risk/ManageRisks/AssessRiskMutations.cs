using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ManageRisks;

/// <summary>Judging risks, and planning what to do.</summary>
[MutationType]
[Idempotent]
[Authorize(RiskPermissions.Manage)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class AssessRiskMutations
{
    /// <summary>
    /// Judges a risk, for the first time or anew: likelihood × impact gives its level by the matrix of now, which the assessment keeps (RSK-02). Treated, accepted or watched, it goes back
    /// to be answered; plans and acceptances of before do not answer it.
    /// </summary>
    /// <param name="riskId">The risk.</param>
    /// <param name="kind">What the assessment looks at.</param>
    /// <param name="likelihood">How likely it is, 1 to 5.</param>
    /// <param name="impact">How much harm it does, 1 to 5.</param>
    /// <param name="note">Why, at most 1000 characters; left out, nothing.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The risk.</returns>
    [return: GraphQLName("risk")]
    public static async Task<FieldResult<RiskEntry>> AssessRiskAsync(
        RiskId riskId, RiskAssessmentKind kind, int likelihood, int impact, string? note, int? expectedVersion, RiskTurn turn, RiskDb db, RiskOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        foreach (var (field, step) in new[] { ("likelihood", likelihood), ("impact", impact) })
        {
            if (step is < 1 or > RiskMatrix.Steps)
                problems.Add(field, Text.Broken("MATRIX_STEP", RiskMatrix.Steps));
        }

        var why = problems.Take("note", PlainText.ParseOptional(note, FieldLengths.Note, "NOTE"));
        return !problems.IsEmpty ? problems.Errors : await turn.TakeAsync(RiskActions.Assess, riskId, expectedVersion, (risk, by, at) =>
        {
            var (assessment, error) = risk.Assess(new(kind, likelihood, impact, why), options.Matrix.ToMatrix(), by, at);
            if (assessment is not null)
                db.Add(assessment);
            return error;
        }, cancellationToken);
    }

    /// <summary>Says what is to be done against a risk (RSK-03); high and critical ones are not treated before. The state stays.</summary>
    /// <param name="riskId">The risk.</param>
    /// <param name="strategy">What the plan aims at.</param>
    /// <param name="measures">What is to be done, at most 2000 characters.</param>
    /// <param name="dueOn">By when it should be done; no day that has passed in Asia/Shanghai.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The risk.</returns>
    [return: GraphQLName("risk")]
    public static async Task<FieldResult<RiskEntry>> PlanResponseAsync(
        RiskId riskId, RiskResponseStrategy strategy, string measures, DateOnly dueOn, int? expectedVersion, RiskTurn turn, RiskDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var what = problems.Take("measures", PlainText.Parse(measures, FieldLengths.Words, "MEASURES"));
        if (dueOn < BusinessDay.DayAt(clock.GetUtcNow().UtcDateTime))
            problems.Add("dueOn", Text.Broken("DUE_IN_THE_PAST"));
        return !problems.IsEmpty ? problems.Errors : await turn.TakeAsync(RiskActions.Plan, riskId, expectedVersion, (risk, by, at) =>
        {
            db.Add(RiskResponsePlan.Of(risk.Id, strategy, what, dueOn, by, at));
            return risk.Plan(at);
        }, cancellationToken);
    }
}
