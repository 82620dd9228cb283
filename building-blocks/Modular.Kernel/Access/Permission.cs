namespace Modular.Kernel;

/// <summary>A permission that a module declares, with the roles that hold it by default. Registered as a singleton each.</summary>
/// <param name="Name">The name, <c>area:action</c>, for example <c>documents:first-review</c>.</param>
/// <param name="Description">What it allows, for those who assign roles.</param>
/// <param name="Roles">The names of the roles (<see cref="Roles"/>) that hold it by default; <c>admin</c> holds all.</param>
public sealed record Permission(string Name, string Description, params IReadOnlyList<string> Roles)
{
    /// <summary>
    /// Whether it may be held at a single merchant (ACC-02): what asks for it looks at the caller's merchants, by the query filter or by
    /// <see cref="ICaller.Has(string, Guid?)"/>. What is open to merchants' own people does; for anything else a module says so.
    /// </summary>
    public bool AtMerchants { get; init; } = Roles.Contains(Kernel.Roles.Merchant);
}
