using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.Persistence;

namespace Catalogue.PriceRules;

/// <summary>Counts the pieces that limited price rules are given to (CAT-09), by one conditional statement, so that no limit is passed however many order at once.</summary>
internal static class PriceRuleUses
{
    /// <summary>Gives the rule to so many pieces more, where its limits allow that.</summary>
    public static async Task<bool> TryUseAsync(this CatalogueDb db, PriceRule rule, int pieces, CancellationToken cancellationToken)
    {
        if (pieces > rule.MostPerOrder)
            return false;
        if (rule.MostPieces is not { } most)
            return true;
        var id = rule.Id;
        return await db.ChangeRowsAsync(
            db.PriceRuleUses.Where(u => u.PriceRuleId == id && u.Pieces <= most - pieces), set => set.SetProperty(u => u.Pieces, u => u.Pieces + pieces), cancellationToken) == 1;
    }

    /// <summary>Counts pieces again that were given back, or gives them back where their number is negative: what was promised at a price keeps it, whatever the limit.</summary>
    public static Task CountUseAsync(this CatalogueDb db, PriceRuleId rule, int pieces, CancellationToken cancellationToken) =>
        db.ChangeRowsAsync(db.PriceRuleUses.Where(u => u.PriceRuleId == rule), set => set.SetProperty(u => u.Pieces, u => u.Pieces + pieces), cancellationToken);
}
