namespace Modular.Persistence;

/// <summary>Why a caller is shown rows beyond the merchants in its scope (<see cref="ModuleDbContext.AcrossMerchantsAsync{TEntity}"/>).</summary>
/// <param name="Permission">The permission that allows it, which the caller must hold.</param>
/// <param name="Reason">What it is for, in words for whoever reads the audit.</param>
public sealed record ScopeLift(string Permission, string Reason);
