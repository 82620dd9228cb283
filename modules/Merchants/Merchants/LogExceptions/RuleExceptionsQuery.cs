using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.LogExceptions;

/// <summary>Who was treated otherwise than the rules say.</summary>
[QueryType]
internal static class RuleExceptionsQuery
{
    /// <summary>Every exception that was made from the module's rules, with who made it and why, the newest first (MER-10): criteria waived, scores corrected, sanctions taken back, exits called off.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(RuleException.Rule), nameof(RuleException.MerchantId), nameof(RuleException.At)])]
    [Authorize(MerchantsPermissions.ReadExceptions)]
    public static IQueryable<RuleException> GetRuleExceptions(MerchantsDb db, ICaller caller)
    {
        // For the platform's own people: what was allowed to one merchant is not told to another one.
        var isStaff = caller.Has(MerchantsPermissions.ReadExceptions, null);
        return db.RuleExceptions.AsNoTracking().Where(_ => isStaff).OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
    }
}

/// <summary>Who made an exception.</summary>
[ObjectType<RuleException>]
internal static class RuleExceptionFields
{
    /// <summary>Who made it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(RuleException.ById))] IReadOnlyList<RuleException> exceptions, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. exceptions.Select(e => (Guid?)e.ById)], cancellationToken);
}
