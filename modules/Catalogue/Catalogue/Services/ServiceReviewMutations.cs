using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Services;

/// <summary>The review before services are offered (CAT-02).</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Review)]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<SeparationOfDutiesError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ServiceReviewMutations
{
    /// <summary>Approves a service; its merchant may list it from now on (CAT-02).</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="expectedVersion">The version that the decision is about; where there is another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The service.</returns>
    [return: GraphQLName("service")]
    public static Task<FieldResult<ServiceListing>> ApproveServiceAsync(
        ServiceListingId serviceId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        db.TakeAsync(turn, ServiceActions.Approve, serviceId, expectedVersion, (s, by, at) => s.Approve(by, at), cancellationToken);

    /// <summary>Refuses a service for good (CAT-02).</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="reason">The words to the merchant, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where there is another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The service.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("service")]
    public static Task<FieldResult<ServiceListing>> RejectServiceAsync(
        ServiceListingId serviceId, string reason, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        DecideAsync(ServiceActions.Reject, serviceId, "reason", reason, expectedVersion, db, turn, (s, words, by, at) => s.Reject(words, by, at), cancellationToken);

    /// <summary>Gives a service back to its merchant with what to change (CAT-02).</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="comment">What to change, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where there is another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The service.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("service")]
    public static Task<FieldResult<ServiceListing>> RequestServiceChangesAsync(
        ServiceListingId serviceId, string comment, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        DecideAsync(ServiceActions.RequestChanges, serviceId, "comment", comment, expectedVersion, db, turn, (s, words, by, at) => s.RequestChanges(words, by, at), cancellationToken);

    private static async Task<FieldResult<ServiceListing>> DecideAsync(
        StateAction<ServiceFacts, ServiceListingStatus> action, ServiceListingId id, string field, string words, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn,
        Func<ServiceListing, string, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var told = problems.Take(field, PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty ? await db.TakeAsync(turn, action, id, expectedVersion, (s, by, at) => step(s, told, by, at), cancellationToken) : problems.Errors;
    }
}
