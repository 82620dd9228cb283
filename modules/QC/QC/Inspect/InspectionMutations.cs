using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.Inspect;

/// <summary>From a product that was drawn to the report of what was found (QC-02, QC-05, QC-07).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class InspectionMutations
{
    /// <summary>Takes an inspection. Nobody inspects what belongs to a merchant for whom he or she acts (QC-16).</summary>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The inspection.</returns>
    [Authorize(QCPermissions.Inspect)]
    [Error<OwnMerchantInspectedError>]
    [return: GraphQLName("inspection")]
    public static Task<FieldResult<Inspection>> StartInspectionAsync(InspectionId inspectionId, int? expectedVersion, InspectionTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(InspectionActions.Begin, inspectionId, expectedVersion, (inspection, by, at) => inspection.Begin(by, at), cancellationToken);

    /// <summary>Answers items of the checklist; later answers take the place of earlier ones (QC-02).</summary>
    /// <param name="inspectionId">An inspection that one has taken.</param>
    /// <param name="answers">The answers, one for an item at most; items that are left out stay as they are.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The inspection.</returns>
    [Authorize(QCPermissions.Inspect)]
    [Error<InvalidInputError>]
    [Error<NotInspectorError>]
    [return: GraphQLName("inspection")]
    public static Task<FieldResult<Inspection>> AnswerChecklistAsync(
        InspectionId inspectionId, IReadOnlyList<ChecklistAnswerInput> answers, int? expectedVersion, InspectionTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(InspectionActions.Answer, inspectionId, expectedVersion, (inspection, _, _) =>
        {
            var problems = new InputProblems();
            var given = ChecklistInputs.Answers(problems, inspection, answers);
            return Task.FromResult<IReadOnlyList<IUserError>>(!problems.IsEmpty ? problems.Errors : inspection.Answer(given) is { } error ? [error] : []);
        }, cancellationToken);

    /// <summary>Hands an inspection in, whose items are all answered: the score is computed and settled.</summary>
    /// <param name="inspectionId">An inspection that one has taken.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The inspection.</returns>
    [Authorize(QCPermissions.Inspect)]
    [Error<NotInspectorError>]
    [Error<ChecklistIncompleteError>]
    [return: GraphQLName("inspection")]
    public static Task<FieldResult<Inspection>> SubmitInspectionAsync(InspectionId inspectionId, int? expectedVersion, InspectionTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(InspectionActions.Submit, inspectionId, expectedVersion, (inspection, by, at) => inspection.Submit(by, at), cancellationToken);

    /// <summary>
    /// Reports an inspection: each item that failed becomes a finding, and the merchant sees it (QC-07). A critical fault suspends the product (CAT-12), charges the merchant (SET-11), is
    /// held against whoever is named (QC-14) and goes into the risk register (RSK-01).
    /// </summary>
    /// <param name="inspectionId">An inspection that one has taken.</param>
    /// <param name="responsible">Whom of the staff the critical faults are held against; nobody where left out.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The inspection.</returns>
    [Authorize(QCPermissions.Inspect)]
    [Error<InvalidInputError>]
    [Error<NotInspectorError>]
    [return: GraphQLName("inspection")]
    public static Task<FieldResult<Inspection>> ReportInspectionAsync(
        InspectionId inspectionId, IReadOnlyList<ResponsibleUserInput>? responsible, int? expectedVersion, InspectionTurn turn, IUserNames users, QCDb db, CancellationToken cancellationToken) =>
        turn.TakeAsync(InspectionActions.Report, inspectionId, expectedVersion, async (inspection, by, at) =>
        {
            var problems = new InputProblems();
            var held = await ChecklistInputs.ResponsibleAsync(problems, inspection, responsible ?? [], users, cancellationToken);
            if (!problems.IsEmpty)
                return problems.Errors;
            if (inspection.Report(Guid.CreateVersion7, held, by, at, out var findings) is { } error)
                return [error];
            db.AddRange(findings);
            return [];
        }, cancellationToken);

    /// <summary>
    /// Gives an inspection that somebody has taken to another inspector, who goes on with it as it is, so that it does not wait for one who is away. Nobody gets what belongs to a merchant for
    /// whom he or she acts, nor hands it on (QC-16).
    /// </summary>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="inspectorId">Who goes on with it: another one than now, who may inspect (<c>qc:inspect</c>); anybody else is answered like one who is not there.</param>
    /// <param name="reason">Why, at most 1000 characters; the merchant reads it too once the inspection is reported.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The inspection.</returns>
    [Authorize(QCPermissions.HandOver)]
    [Error<InvalidInputError>]
    [Error<OwnMerchantInspectedError>]
    [return: GraphQLName("inspection")]
    public static Task<FieldResult<Inspection>> HandOverInspectionAsync(
        InspectionId inspectionId, UserId inspectorId, string reason, int? expectedVersion, InspectionTurn turn, WorkReceivers receivers, CancellationToken cancellationToken) =>
        turn.TakeAsync(InspectionActions.HandOver, inspectionId, expectedVersion, async (inspection, by, at) =>
        {
            var problems = new InputProblems();
            if (inspectorId.Value == inspection.InspectorId)
                problems.Add("inspectorId", Text.Broken("INSPECTOR_HAS_IT"));
            else if (!await receivers.MayGetAsync(inspectorId.Value, InspectionActions.Begin.Mutation, inspection.MerchantId.Value, cancellationToken))
                problems.Add("inspectorId", Text.Broken("USER_NOT_THERE"));
            var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Words, "WORDS"));
            if (!problems.IsEmpty)
                return problems.Errors;
            if (await receivers.ActsForAsync(inspectorId.Value, inspection.MerchantId.Value, cancellationToken))
                return [InspectionActions.OwnMerchant()];
            return inspection.HandOver(inspectorId.Value, why, by, at) is { } error ? [error] : [];
        }, cancellationToken);
}
