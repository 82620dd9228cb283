namespace Modular.Kernel;

/// <summary>The roles that the platform knows from the start. Each bundles the permissions that modules give it.</summary>
public static class Roles
{
    /// <summary>Holds every permission.</summary>
    public const string Admin = "admin";

    /// <summary>The upload group: collects papers and hands them in (DOC-17).</summary>
    public const string Uploader = "uploader";

    /// <summary>The review group: first and detailed review (DOC-17).</summary>
    public const string Reviewer = "reviewer";

    /// <summary>A merchant's own staff, within the scope of that merchant.</summary>
    public const string Merchant = "merchant";

    /// <summary>A buyer.</summary>
    public const string Buyer = "buyer";

    /// <summary>Fulfilment staff.</summary>
    public const string Fulfilment = "fulfilment";

    /// <summary>Finance staff.</summary>
    public const string Finance = "finance";

    /// <summary>Quality inspectors.</summary>
    public const string Inspector = "inspector";

    /// <summary>The supervision group.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Assistants of live streams.</summary>
    public const string Assistant = "assistant";

    /// <summary>Human resources.</summary>
    public const string HumanResources = "hr";

    /// <summary>Risk analysts.</summary>
    public const string Risk = "risk";

    /// <summary>The coordination group: settles what departments dispute (DOC-17, DOC-18).</summary>
    public const string Coordinator = "coordinator";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Admin, Uploader, Reviewer, Coordinator, Merchant, Buyer, Fulfilment, Finance, Inspector, Supervisor, Assistant, HumanResources, Risk,
    ];

    /// <summary>
    /// Whether the role belongs to the platform's own staff, who see the rows of all merchants unless their token names
    /// merchants. Roles that the platform does not know are not staff.
    /// </summary>
    public static bool IsStaff(string role) => All.Contains(role) && role is not (Merchant or Buyer);
}
