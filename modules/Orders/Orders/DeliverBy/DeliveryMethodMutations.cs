using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.DeliverBy;

/// <summary>Saying how a merchant sends.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class DeliveryMethodMutations
{
    /// <summary>Offers buyers a way in which a merchant sends, or changes one by its code (ORD-04). Orders that have it keep what they were promised.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="code">The merchant's code of it: 2 to 40 capital letters, digits and underscores.</param>
    /// <param name="name">What buyers read, at most 50 characters.</param>
    /// <param name="carrier">The carrier that it is sent with, as <c>carriers</c> lists it; left out, any.</param>
    /// <param name="daysAtMost">In how many days it arrives at most, 1 to 90; left out, nothing is said.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The method.</returns>
    [Authorize(OrdersPermissions.OfferDelivery)]
    [Error<InvalidInputError>]
    [return: GraphQLName("deliveryMethod")]
    public static async Task<FieldResult<DeliveryMethod>> OfferDeliveryMethodAsync(
        MerchantId merchantId, string code, string name, string? carrier, int? daysAtMost, int? expectedVersion, OrdersDb db, ICaller caller, CancellationToken cancellationToken)
    {
        if (!caller.Has(OrdersPermissions.OfferDelivery, merchantId.Value))
            return new IUserError[] { NotAuthorizedError.For("offerDeliveryMethod") };
        var problems = new InputProblems();
        if (code.Length is < 2 or > FieldLengths.Code || !code.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or '_'))
            problems.Add("code", Text.Broken("DELIVERY_METHOD_CODE"));
        var called = problems.Take("name", PlainText.Parse(name, FieldLengths.PersonName, "NAME"));
        var by = problems.Take("carrier", PlainText.ParseOptional(carrier, FieldLengths.Code, "CARRIER"));
        if (daysAtMost is < 1 or > 90)
            problems.Add("daysAtMost", Text.Broken("DELIVERY_DAYS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var method = await db.DeliveryMethods.SingleOrDefaultAsync(m => m.MerchantId == merchantId && m.Code == code, cancellationToken);
        if (method is not null && ExpectedVersion.Check(method, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        if (method is null)
            db.Add(method = DeliveryMethod.Of(new(Guid.CreateVersion7()), merchantId, code));
        method.Offer(called, by, daysAtMost);
        return await SaveAsync(db, method, cancellationToken);
    }

    /// <summary>Lets buyers choose a way of sending no more (ORD-04). Orders that have it keep it.</summary>
    /// <param name="deliveryMethodId">The method.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The method.</returns>
    [Authorize(OrdersPermissions.OfferDelivery)]
    [return: GraphQLName("deliveryMethod")]
    public static async Task<FieldResult<DeliveryMethod>> WithdrawDeliveryMethodAsync(
        DeliveryMethodId deliveryMethodId, int? expectedVersion, OrdersDb db, ICaller caller, CancellationToken cancellationToken)
    {
        // Who does not run the merchant finds none, although buyers see what it offers.
        if (await db.DeliveryMethods.SingleOrDefaultAsync(m => m.Id == deliveryMethodId, cancellationToken) is not { } method || !caller.Has(OrdersPermissions.OfferDelivery, method.MerchantId.Value))
            return new IUserError[] { new NotFoundError(Text.Of("DELIVERY_METHOD_NOT_FOUND"), NodeId.Of(deliveryMethodId).ToString()) };
        if (ExpectedVersion.Check(method, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        method.Withdraw();
        return await SaveAsync(db, method, cancellationToken);
    }

    // Two who enter one code at once: the second one is told to look.
    private static async Task<FieldResult<DeliveryMethod>> SaveAsync(OrdersDb db, DeliveryMethod method, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : method;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return new IUserError[] { EditConflictError.At(1) };
        }
    }
}
