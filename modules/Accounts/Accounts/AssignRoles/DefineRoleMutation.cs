using System.Text.RegularExpressions;
using Accounts.Access;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.AssignRoles;

/// <summary>Putting roles together.</summary>
[MutationType]
internal static partial class DefineRoleMutation
{
    private const int MostPermissions = 200;

    /// <summary>
    /// Defines a role, or changes one that was defined before (ACC-02): it holds for all who have it at once. The caller holds all that it bundles,
    /// and all that it bundled before.
    /// </summary>
    /// <param name="name">The name, 2 to 40 small letters, digits and hyphens; not that of a role of the platform.</param>
    /// <param name="title">What it is for, in words, at most 100 characters.</param>
    /// <param name="permissions">What it bundles, as <c>permissions</c> names them.</param>
    /// <param name="isStaff">Whether it is a role of the platform's own staff: those who hold it for the platform see the rows of all merchants.</param>
    /// <param name="expectedVersion">The version that is changed; where the role has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The role.</returns>
    [Authorize(AccountsPermissions.DefineRoles)]
    [Error<InvalidInputError>]
    [Error<NotGrantableError>]
    [Error<EditConflictError>]
    [return: GraphQLName("role")]
    public static async Task<FieldResult<Role>> DefineRoleAsync(
        string name, string title, IReadOnlyList<string> permissions, AccountsDb db, RoleBook roles, RolePermissions declared, ICaller caller, IAccessCache access,
        CancellationToken cancellationToken, bool isStaff = false, int? expectedVersion = null)
    {
        var problems = new InputProblems();
        var words = problems.Take("title", PlainText.Parse(title, FieldLengths.Title, "TITLE"));
        if (!NameForm().IsMatch(name))
            problems.Add("name", Text.Broken("ROLE_NAME"));
        else if (Roles.All.Contains(name))
            problems.Add("name", Text.Broken("ROLE_BUILT_IN"));
        if (permissions.Count > MostPermissions)
            problems.Add("permissions", Text.Broken("PERMISSIONS_TOO_MANY", MostPermissions));
        else if (permissions.FirstOrDefault(p => !declared.IsDeclared(p)) is { } unknown)
            problems.Add("permissions", Text.Broken("PERMISSION_UNKNOWN", unknown));
        if (!problems.IsEmpty)
            return problems.Errors;

        var role = await db.CustomRoles.SingleOrDefaultAsync(r => r.Name == name, cancellationToken);
        string[] wanted = [.. permissions.Distinct().Order(StringComparer.Ordinal)];
        var touched = roles.Make(name, words, isStaff || role?.IsStaff == true, false, wanted.Union(role?.Permissions ?? []));
        if (GrantRule.Check(caller, AccountsPermissions.DefineRoles, [touched], null) is { } barred)
            return new[] { barred };
        if (expectedVersion is { } version && version != (role?.Version ?? 0))
            return new IUserError[] { EditConflictError.At(role?.Version ?? 0) };
        role ??= db.Add(new CustomRole { Name = name }).Entity;
        (role.Title, role.IsStaff, role.Permissions) = (words, isStaff, wanted);
        if (await TrySaveAsync(db, cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        access.ForgetAll();
        return (await roles.FindAsync(db, name, cancellationToken))!;
    }

    private static async Task<EditConflictError?> TrySaveAsync(AccountsDb db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return EditConflictError.At(1);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}\\z")]
    private static partial Regex NameForm();
}
