using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>What may be done with audit trails. Administrators hold both.</summary>
public static class AuditPermissions
{
    internal const string Read = "audit:read";
    internal const string Verify = "audit:verify";

    /// <summary>All of them, for the host to declare.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "Read who changed what, in all modules and of all merchants."),
        new(Verify, "Have the audit trails verified against their seals."),
    ];
}
