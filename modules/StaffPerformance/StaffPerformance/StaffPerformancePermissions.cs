using Modular.Kernel;

namespace StaffPerformance;

/// <summary>What the module lets people do, and the roles that may by default.</summary>
internal static class StaffPerformancePermissions
{
    public const string Read = "staff:read";
    public const string ReadAll = "staff:read-all";
    public const string Manage = "staff:manage";
    public const string ManageTemplates = "kpi-templates:manage";
    public const string OpenCycle = "evaluations:open-cycle";
    public const string Answer = "evaluations:answer";
    public const string Score = "evaluations:score";
    public const string Conclude = "evaluations:conclude";
    public const string Recheck = "evaluations:recheck";
    public const string AdjustScores = "scores:adjust";

    /// <summary>Whoever is employed, in whatever role.</summary>
    private static readonly string[] Everybody = [.. Roles.All.Where(r => Roles.IsStaff(r) && r != Roles.Admin)];

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "Read one's own evaluations and score, and the indicators of all positions (STF-31).", Everybody),
        new(ReadAll, "Read the evaluations and scores of all staff.", Roles.HumanResources, Roles.Supervisor),
        new(Manage, "Take staff on and end employments.", Roles.HumanResources),
        new(ManageTemplates, "Make, publish and retire templates of indicators (STF-03).", Roles.HumanResources),
        new(OpenCycle, "Open the evaluations of a month (STF-13).", Roles.HumanResources),
        new(Answer, "Assess oneself, and acknowledge one's own evaluation or appeal against it (STF-14, STF-17).", Everybody),
        new(Score, "Score others as a member of the panel (STF-13).", Roles.Supervisor, Roles.HumanResources),
        new(Conclude, "Calculate, publish and finalise evaluations (STF-15).", Roles.HumanResources),
        new(Recheck, "Recheck evaluations against which an appeal was made (STF-17).", Roles.Supervisor, Roles.HumanResources),
        new(AdjustScores, "Add points to others' scores, and take points (STF-22, STF-24).", Roles.HumanResources),
    ];
}
