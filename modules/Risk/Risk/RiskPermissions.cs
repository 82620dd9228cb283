using Modular.Kernel;

namespace Risk;

/// <summary>What the module lets people do, and the roles that may by default. Merchants and buyers are told nothing of it: staff only.</summary>
internal static class RiskPermissions
{
    public const string Read = "risk:read";
    public const string Manage = "risk:manage";
    public const string Accept = "risk:accept";
    public const string WriteRules = "risk-rules:write";
    public const string PublishRules = "risk-rules:publish";
    public const string DecideScreening = "screening:decide";
    public const string HandleAlerts = "risk-alerts:handle";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "Read the risk register, screening rules and decisions, and alerts (RSK-01, RSK-06, RSK-07).", Roles.Risk, Roles.Supervisor),
        new(Manage, "Identify, assess, treat, watch and close risks (RSK-01 to RSK-03).", Roles.Risk),
        new(Accept, "Accept risks that somebody else identified and assessed (RSK-14).", Roles.Risk, Roles.Supervisor),
        new(WriteRules, "Draft and test screening rules, and retire published ones (RSK-07).", Roles.Risk),
        new(PublishRules, "Publish screening rules that somebody else wrote (RSK-07).", Roles.Risk),
        new(DecideScreening, "Decide on orders that the screening set aside (RSK-07).", Roles.Risk),
        new(HandleAlerts, "Acknowledge, investigate and resolve alerts (RSK-06).", Roles.Risk),
    ];
}
