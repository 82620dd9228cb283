using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.KeepPolicies;

/// <summary>What an after-sale policy promises.</summary>
/// <param name="ReturnDays">How many days after the delivery goods may go back without a reason: 7, the least of the law, to 365.</param>
/// <param name="ExchangeDays">How many days after the delivery faulty goods are exchanged: 7 to 365.</param>
/// <param name="RepairDays">How many days after the delivery faulty goods are repaired: 7 to 3650.</param>
/// <param name="WayBackPayer">Who pays for the way back where there is no fault.</param>
/// <param name="RepairProcedure">How goods are repaired, at most 1000 characters.</param>
/// <param name="ComplaintProcedure">How to complain, at most 1000 characters.</param>
/// <param name="Conditions">In what state goods go back, and which ones do not, at most 1000 characters.</param>
internal sealed record PolicyPromisesInput(int ReturnDays, int ExchangeDays, int RepairDays, WayBackPayer WayBackPayer, string RepairProcedure, string ComplaintProcedure, string? Conditions)
{
    private const int MostDays = 365;
    private const int MostRepairDays = 3650;

    /// <summary>Checks it; problems are noted under their fields.</summary>
    public PolicyPromises Check(InputProblems problems, AfterSaleOptions options)
    {
        Within("returnDays", ReturnDays, MostDays);
        Within("exchangeDays", ExchangeDays, MostDays);
        Within("repairDays", RepairDays, MostRepairDays);
        return new(
            ReturnDays, ExchangeDays, RepairDays, WayBackPayer,
            problems.Take("promises.repairProcedure", PlainText.Parse(RepairProcedure, FieldLengths.Comment, "WORDS")),
            problems.Take("promises.complaintProcedure", PlainText.Parse(ComplaintProcedure, FieldLengths.Comment, "WORDS")),
            problems.Take("promises.conditions", PlainText.ParseOptional(Conditions, FieldLengths.Comment, "WORDS")));

        void Within(string field, int days, int most)
        {
            if (days < options.LeastReturnDays || days > most)
                problems.Add($"promises.{field}", Text.Broken("POLICY_DAYS", options.LeastReturnDays, most));
        }
    }
}

/// <summary>Drafting, publishing and retiring after-sale policies (ORD-16).</summary>
[MutationType]
[Idempotent]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class PolicyMutations
{
    /// <summary>Drafts the next edition of an after-sale policy, of a merchant or of the platform (ORD-16). Its content never changes afterwards. All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant; left out, the platform's edition for all merchants without one.</param>
    /// <param name="promises">What it promises.</param>
    /// <returns>The edition.</returns>
    [Authorize(OrdersPermissions.KeepPolicies)]
    [Error<InvalidInputError>]
    [return: GraphQLName("afterSalePolicy")]
    public static async Task<FieldResult<AfterSalePolicy>> CreateAfterSalePolicyAsync(
        MerchantId? merchantId, PolicyPromisesInput promises, OrdersDb db, OrdersOptions options, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var promised = promises.Check(problems, options.AfterSales);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (allowed.RefuseCaller("createAfterSalePolicy", new PolicyFacts { Status = AfterSalePolicyStatus.Draft, MerchantId = merchantId, IsAuthor = true }) is { } refused)
            return new[] { refused };
        var latest = await db.AfterSalePolicies.Where(p => p.MerchantId == merchantId).MaxAsync(p => (int?)p.Edition, cancellationToken) ?? 0;
        var drafted = db.Add(AfterSalePolicy.Draft(new(Guid.CreateVersion7()), merchantId, latest + 1, promised, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)).Entity;
        return await db.SaveEditionAsync(drafted, cancellationToken);
    }

    /// <summary>Puts a draft in force and retires the edition that was (ORD-16): a merchant its own, the platform one that somebody else has written. Orders that were placed keep what was in force then.</summary>
    /// <param name="afterSalePolicyId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(OrdersPermissions.KeepPolicies)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("afterSalePolicy")]
    public static async Task<FieldResult<AfterSalePolicy>> PublishAfterSalePolicyAsync(
        AfterSalePolicyId afterSalePolicyId, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (policy, error) = await FindAsync(db, AfterSalePolicyActions.Publish, afterSalePolicyId, expectedVersion, caller, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        var merchant = policy!.MerchantId;
        var before = db.AfterSalePolicies.Where(p => p.MerchantId == merchant && p.Status == AfterSalePolicyStatus.Published);
        return await db.PublishAsync<AfterSalePolicy, AfterSalePolicyStatus>(policy, before, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Lets orders go by an edition no more (ORD-16): without another one, a merchant's go by the platform's, and without that by the least of the law.</summary>
    /// <param name="afterSalePolicyId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(OrdersPermissions.KeepPolicies)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("afterSalePolicy")]
    public static async Task<FieldResult<AfterSalePolicy>> RetireAfterSalePolicyAsync(
        AfterSalePolicyId afterSalePolicyId, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (policy, error) = await FindAsync(db, AfterSalePolicyActions.Retire, afterSalePolicyId, expectedVersion, caller, allowed, cancellationToken);
        error ??= policy!.Retire(Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return error is not null ? new[] { error } : await db.SaveEditionAsync(policy!, cancellationToken);
    }

    private static async Task<(AfterSalePolicy? Policy, IUserError? Error)> FindAsync(
        OrdersDb db, StateAction<PolicyFacts, AfterSalePolicyStatus> action, AfterSalePolicyId id, int? expectedVersion, ICaller caller, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.AfterSalePolicies.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } policy)
            return (null, new NotFoundError(Text.Of("AFTER_SALE_POLICY_NOT_FOUND"), NodeId.Of(id).ToString()));
        return (policy, ExpectedVersion.Check(policy, expectedVersion) ?? (allowed.Refuse(action, PolicyFacts.Of(policy, caller)) is [var refused, ..] ? refused : null));
    }
}
