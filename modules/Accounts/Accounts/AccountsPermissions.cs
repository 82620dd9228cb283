using Modular.Kernel;

namespace Accounts;

/// <summary>What the module lets people do, and the roles that may by default (ACC-02).</summary>
internal static class AccountsPermissions
{
    public const string Read = "accounts:read";
    public const string ManageUsers = "accounts:manage-users";
    public const string Erase = "accounts:erase";
    public const string AssignRoles = "accounts:assign-roles";
    public const string DefineRoles = "accounts:define-roles";
    public const string ManageTeams = "accounts:manage-teams";

    public const string VerifyNames = "accounts:verify-names";
    public const string RevealNames = "accounts:reveal-names";
    public const string DefineDataUses = "accounts:define-data-uses";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "Read users, with their roles and teams; sign-in names stay masked (ACC-01).", Roles.HumanResources, Roles.Supervisor),
        new(ManageUsers, "Lock, unlock and remove users (ACC-01)."),
        new(Erase, "Have the data of users erased, and cancel that (ACC-03)."),
        new(AssignRoles, "Give roles to users and take them away, where one holds this permission and all that the role bundles (ACC-02).", Roles.Merchant),
        new(DefineRoles, "Put roles together from permissions that one holds (ACC-02)."),
        new(ManageTeams, "Put users into teams and take them out, where one holds all that the team's roles bundle (ACC-02).", Roles.HumanResources),
        new(VerifyNames, "Decide whether a real name is the user's, and see masked names and whose they are (ACC-01).", Roles.Reviewer, Roles.HumanResources),
        new(RevealNames, "See real names and their numbers in full, for a purpose in force and a reason that stays on record (ACC-06, DOC-23).", Roles.Reviewer, Roles.Supervisor, Roles.Risk),
        new(DefineDataUses, "Say for what personal data may be used, and on which legal ground (ACC-06).", Roles.Supervisor),
    ];
}
