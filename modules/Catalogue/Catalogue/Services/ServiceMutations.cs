using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Services;

/// <summary>Merchants enter, hand in, list and delist services (CAT-02).</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Write)]
[Error<NotFoundError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ServiceMutations
{
    /// <summary>Enters a service as a draft (CAT-02). All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant whose service it is.</param>
    /// <param name="service">What is said of it.</param>
    /// <returns>The service.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("service")]
    public static async Task<FieldResult<ServiceListing>> CreateServiceAsync(
        MerchantId merchantId, ServiceInput service, CatalogueDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!caller.Has(CataloguePermissions.Write, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        var problems = new InputProblems();
        var details = service.Check(problems, await db.LoadCategoriesAsync(cancellationToken));
        if (!problems.IsEmpty)
            return problems.Errors;
        var entered = ServiceListing.Enter(new(Guid.CreateVersion7()), merchantId, details, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(entered);
        return await db.SaveEditionAsync(entered, cancellationToken);
    }

    /// <summary>Changes what is said of a service, its price too (CAT-02). One that was approved goes back to review and is not offered until then; orders keep what was frozen on them.</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="service">All that is said of it from now on.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service.</returns>
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("service")]
    public static async Task<FieldResult<ServiceListing>> EditServiceAsync(
        ServiceListingId serviceId, ServiceInput service, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        if (!await db.Services.AnyAsync(s => s.Id == serviceId, cancellationToken))
            return new[] { Missing.Service(serviceId) };
        var problems = new InputProblems();
        var details = service.Check(problems, await db.LoadCategoriesAsync(cancellationToken));
        return problems.IsEmpty
            ? await db.TakeAsync(turn, ServiceActions.Edit, serviceId, expectedVersion, (s, by, at) => s.Edit(details, by, at), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Hands a service in for review (CAT-02).</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service.</returns>
    [Error<IllegalTransitionError>]
    [return: GraphQLName("service")]
    public static Task<FieldResult<ServiceListing>> SubmitServiceAsync(
        ServiceListingId serviceId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        db.TakeAsync(turn, ServiceActions.Submit, serviceId, expectedVersion, (s, by, at) => s.Submit(by, at), cancellationToken);

    /// <summary>Offers an approved service, at once (CAT-02); its merchant is in business and has valid papers (DOC-25).</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service.</returns>
    [Error<IllegalTransitionError>]
    [Error<MerchantNotTradingError>]
    [Error<MerchantPapersNotValidError>]
    [return: GraphQLName("service")]
    public static Task<FieldResult<ServiceListing>> ListServiceAsync(
        ServiceListingId serviceId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        db.TakeAsync(turn, ServiceActions.List, serviceId, expectedVersion, (s, by, at) => s.List(by, at), cancellationToken);

    /// <summary>Offers a service no more, at once; what was ordered is still done (CAT-02).</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service.</returns>
    [Error<IllegalTransitionError>]
    [return: GraphQLName("service")]
    public static Task<FieldResult<ServiceListing>> DelistServiceAsync(
        ServiceListingId serviceId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        db.TakeAsync(turn, ServiceActions.Delist, serviceId, expectedVersion, (s, by, at) => s.Delist(by, at), cancellationToken);
}

/// <summary>What is said of a service (CAT-02).</summary>
/// <param name="Title">What it is called, at most 120 characters.</param>
/// <param name="Content">What is done, at most 4000 characters.</param>
/// <param name="Standard">By which standard it is done, against which a buyer may hold it; at most 2000 characters.</param>
/// <param name="Category">The category's code, one below <c>services</c> with none below it (CAT-06).</param>
/// <param name="Unit">What one of it is, such as 次 or 小时; at most 20 characters.</param>
/// <param name="Price">The price of one.</param>
internal sealed record ServiceInput(string Title, string Content, string Standard, string Category, string Unit, MoneyInput Price)
{
    /// <summary>Checks it; all problems are noted.</summary>
    public ServiceDetails Check(InputProblems problems, CategoryTree tree)
    {
        var price = problems.Take("service.price", Price.Check());
        return new(
            problems.Take("service.title", PlainText.Parse(Title, FieldLengths.Title, "TITLE")), Words(problems, "content", Content, FieldLengths.Description),
            Words(problems, "standard", Standard, FieldLengths.LongWords), problems.Take("service.category", tree.Check(Category, isService: true)),
            problems.Take("service.unit", PlainText.Parse(Unit, FieldLengths.Unit, "UNIT")), price?.Amount ?? 0, price?.Currency ?? Money.Yuan);
    }

    // Of several lines, unlike other texts.
    private static string Words(InputProblems problems, string field, string text, int longest)
    {
        var lines = PlainText.Parse(text.ReplaceLineEndings(" "), longest, field.ToUpperInvariant());
        _ = problems.Take($"service.{field}", lines);
        return text.Trim().ReplaceLineEndings("\n");
    }
}

/// <summary>The way of every step of a service.</summary>
internal static class ServiceSteps
{
    /// <summary>Takes a step of a service and saves it, where the caller may.</summary>
    public static async Task<FieldResult<ServiceListing>> TakeAsync(
        this CatalogueDb db, Turn<CatalogueDb> turn, StateAction<ServiceFacts, ServiceListingStatus> action, ServiceListingId id, int? expectedVersion,
        Func<ServiceListing, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            action, await db.Services.SingleOrDefaultAsync(s => s.Id == id, cancellationToken), async () => (await db.LoadFactsAsync([id], cancellationToken))[id], Missing.Service(id),
            expectedVersion, step, cancellationToken);
}
