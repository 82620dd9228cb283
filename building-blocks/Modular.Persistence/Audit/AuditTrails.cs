using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>The audit trails of all modules, for one reader.</summary>
internal sealed class AuditTrails(IEnumerable<AuditTrail> trails, IEnumerable<IModuleAudit> audits)
{
    /// <summary>The rows of a module.</summary>
    /// <exception cref="UnknownModuleException">There is no such module, or it has no database.</exception>
    public IQueryable<AuditRow> RowsOf(string module) => DatabaseOf(module).Set<AuditRow>().AsNoTracking();

    /// <summary>The reader's context of a module.</summary>
    /// <exception cref="UnknownModuleException">There is no such module, or it has no database.</exception>
    public ModuleDbContext DatabaseOf(string module) =>
        (trails.FirstOrDefault(t => t.Module == module) ?? throw new UnknownModuleException(module, trails.Select(t => t.Module))).Open();

    /// <summary>The audit of a module.</summary>
    /// <exception cref="UnknownModuleException">There is no such module, or it has no database.</exception>
    public IModuleAudit Of(string module) =>
        audits.FirstOrDefault(a => a.Module == module) ?? throw new UnknownModuleException(module, audits.Select(a => a.Module));
}

/// <summary>The audit rows of one module.</summary>
/// <param name="Module">The module.</param>
/// <param name="Open">Gives the reader's context, which is not the opener's to dispose.</param>
internal sealed record AuditTrail(string Module, Func<ModuleDbContext> Open);

/// <summary>A client asked for a module that is not there. The message may be shown.</summary>
/// <param name="asked">What was asked for.</param>
/// <param name="known">What there is.</param>
public sealed class UnknownModuleException(string asked, IEnumerable<string> known)
    : Exception($"There is no module '{asked}' with data; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
