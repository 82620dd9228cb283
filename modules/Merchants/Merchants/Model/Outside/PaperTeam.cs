namespace Merchants.Model;

/// <summary>The groups that are told of changes of the outside platform's rules (DOC-17, DOC-26).</summary>
internal enum PaperTeam
{
    /// <summary>The upload group 上传组.</summary>
    Upload,

    /// <summary>The review group 审核组.</summary>
    Review,

    /// <summary>The coordination group 协调组.</summary>
    Coordination,

    /// <summary>The quality inspectors 质检组.</summary>
    Inspection,

    /// <summary>The supervision group 监督组.</summary>
    Supervision,
}

/// <summary>Who belongs to the groups.</summary>
internal static class PaperTeams
{
    public static IReadOnlyList<PaperTeam> All { get; } = Enum.GetValues<PaperTeam>();

    /// <summary>The permission that the group's people hold, and nobody else.</summary>
    public static string PermissionOf(PaperTeam team) => team switch
    {
        PaperTeam.Upload => MerchantsPermissions.InUploadGroup,
        PaperTeam.Review => MerchantsPermissions.InReviewGroup,
        PaperTeam.Coordination => MerchantsPermissions.InCoordinationGroup,
        PaperTeam.Inspection => MerchantsPermissions.InInspectionGroup,
        _ => MerchantsPermissions.InSupervisionGroup,
    };

    /// <summary>Several groups as one number, which SQL can ask.</summary>
    public static int MaskOf(IEnumerable<PaperTeam> teams) => teams.Aggregate(0, (mask, t) => mask | 1 << (int)t);

    /// <summary>The groups of such a number.</summary>
    public static IReadOnlyList<PaperTeam> Of(int mask) => [.. All.Where(t => (mask & 1 << (int)t) != 0)];
}
