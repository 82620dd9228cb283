using Modular.Kernel;

namespace QC;

/// <summary>What the module lets people do, and the roles that may by default.</summary>
internal static class QCPermissions
{
    public const string Read = "qc:read";
    public const string WriteStandards = "qc-standards:write";
    public const string PublishStandards = "qc-standards:publish";
    public const string Sample = "qc:sample";
    public const string Inspect = "qc:inspect";
    public const string HandOver = "qc:hand-over";
    public const string Assign = "qc:assign";
    public const string Rectify = "qc:rectify";
    public const string Recheck = "qc:recheck";
    public const string Waive = "qc:waive";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "Read standards, inspections and findings, within one's scope; merchants their own, once they are reported (QC-07).",
            Roles.Inspector, Roles.Supervisor, Roles.Risk, Roles.Reviewer, Roles.Uploader, Roles.Fulfilment, Roles.Merchant) { AtMerchants = true },
        new(WriteStandards, "Draft standards with their checklists (QC-01, QC-02).", Roles.Inspector, Roles.Supervisor),
        new(PublishStandards, "Publish standards that somebody else drafted, and retire them (QC-01).", Roles.Supervisor),
        new(Sample, "Draw products to be inspected, beside the draw of the week (QC-05).", Roles.Supervisor),
        new(Inspect, "Inspect products and report what was found (QC-02, QC-07).", Roles.Inspector),
        new(HandOver, "Give inspections that somebody has taken to another inspector (QC-05).", Roles.Supervisor),
        new(Assign, "Say who is to mend a fault, by when and to what goal (QC-10).", Roles.Inspector, Roles.Supervisor),
        new(Rectify, "Mend faults that one was given, and tell how far it has come (QC-10, QC-11).",
            Roles.Merchant, Roles.Inspector, Roles.Supervisor, Roles.Reviewer, Roles.Uploader, Roles.Fulfilment) { AtMerchants = true },
        new(Recheck, "Recheck faults that somebody else mended (QC-12).", Roles.Inspector, Roles.Supervisor),
        new(Waive, "Let findings of others stand no more; told of those that are overdue (QC-10, QC-12).", Roles.Supervisor),
    ];
}
