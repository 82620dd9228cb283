using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AfterSales;

/// <summary>What is said in cases.</summary>
internal static class CaseEntries
{
    /// <summary>What was said in a case that the caller sees, oldest first.</summary>
    public static IQueryable<CaseEntry> SaidIn(this OrdersDb db, Guid @case) => db.CaseEntries.AsNoTracking().Where(e => e.CaseId == @case).OrderBy(e => e.At).ThenBy(e => e.Id);

    /// <summary>On whose side somebody speaks: the buyer's, the merchant's whose scope he has, the platform's otherwise.</summary>
    public static CaseSide SideOf(ICaller caller, Guid buyer, MerchantId merchant) =>
        caller.UserId == buyer ? CaseSide.Buyer : caller.MerchantScope.Contains(merchant.Value) ? CaseSide.Merchant : CaseSide.Platform;
}

/// <summary>The entry's fields that are not its own columns.</summary>
[ObjectType<CaseEntry>]
internal static class CaseEntryFields
{
    /// <summary>What is said; null once it is erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = nameof(CaseEntry.Words))] CaseEntry entry) => entry.Words is { IsEmpty: false } words ? words.Open() : null;
}
