using Merchants.Model;
using Microsoft.EntityFrameworkCore;

namespace Merchants.Persistence;

/// <summary>What a standard says about every kind of paper: its own words, and those of the built-in one about what it does not name.</summary>
/// <param name="Number">Its number; 0 for the built-in one.</param>
/// <param name="Named">The kinds that it names.</param>
/// <param name="Mandatory">The kinds that the settings make mandatory.</param>
internal sealed record StandardRules(int Number, IReadOnlyList<PaperRequirement> Named, IReadOnlyList<DocumentType> Mandatory)
{
    /// <summary>What holds for a kind of paper.</summary>
    public PaperRequirement Of(DocumentType type) => Named.FirstOrDefault(r => r.Type == type) ?? BuiltInStandard.Of(type, Mandatory);

    /// <summary>The items that a paper of the kind is checked for before its upload.</summary>
    public IReadOnlyList<UploadCheckItem> ChecklistOf(DocumentType type) => Of(type).Checklist is { Count: > 0 } own ? own : BuiltInStandard.Checklist();
}

/// <summary>Reads standards of papers (DOC-02).</summary>
internal static class StandardQueries
{
    /// <summary>What the standard in force names; nothing where none is published.</summary>
    public static IQueryable<PaperRequirement> RequirementsInForce(this MerchantsDb db) =>
        db.PaperRequirements.Where(r => db.PaperStandards.Any(s => s.Id == r.StandardId && s.Status == PaperStandardStatus.Published));

    /// <summary>The standard in force.</summary>
    public static async Task<StandardRules> StandardInForceAsync(this MerchantsDb db, MerchantsOptions options, CancellationToken cancellationToken) =>
        RulesOf(await db.PaperStandards.AsNoTracking().Include(s => s.Requirements).SingleOrDefaultAsync(s => s.Status == PaperStandardStatus.Published, cancellationToken), options);

    /// <summary>The standard of a number.</summary>
    public static async Task<StandardRules> StandardOfAsync(this MerchantsDb db, int number, MerchantsOptions options, CancellationToken cancellationToken) =>
        RulesOf(number == BuiltInStandard.Number ? null : await db.PaperStandards.AsNoTracking().Include(s => s.Requirements).SingleOrDefaultAsync(s => s.Edition == number, cancellationToken), options);

    /// <summary>The kinds of papers without which no application is approved.</summary>
    public static async Task<IReadOnlyList<DocumentType>> MandatoryTypesAsync(this MerchantsDb db, MerchantsOptions options, CancellationToken cancellationToken)
    {
        var named = await db.RequirementsInForce().Select(r => new { r.Type, r.IsMandatory }).ToDictionaryAsync(r => r.Type, r => r.IsMandatory, cancellationToken);
        return [.. Enum.GetValues<DocumentType>().Where(t => named.TryGetValue(t, out var isMandatory) ? isMandatory : options.MandatoryPapersInForce.Contains(t))];
    }

    private static StandardRules RulesOf(PaperStandard? standard, MerchantsOptions options) =>
        new(standard?.Edition ?? BuiltInStandard.Number, standard?.Requirements ?? [], options.MandatoryPapersInForce);
}
