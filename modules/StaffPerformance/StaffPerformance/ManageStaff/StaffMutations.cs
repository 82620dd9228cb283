using Accounts.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.ManageStaff;

/// <summary>Taking staff on, and ending employments.</summary>
[MutationType]
[Idempotent]
[Authorize(StaffPerformancePermissions.Manage)]
[Error<InvalidInputError>]
[Error<NotAuthorizedError>]
internal static class StaffMutations
{
    /// <summary>Makes a user a staff member, who is evaluated from the next cycle on. A user is employed once at a time.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="employeeNumber">The number that the staff member goes by, at most 40 characters; no other has it.</param>
    /// <param name="department">The department.</param>
    /// <param name="position">The position, which decides the template of the evaluations (STF-03).</param>
    /// <param name="hiredOn">The first day at work.</param>
    /// <returns>The staff member.</returns>
    [Error<StaffMemberExistsError>]
    [return: GraphQLName("staffMember")]
    public static async Task<FieldResult<StaffMember>> AddStaffMemberAsync(
        UserId userId, string employeeNumber, StaffDepartment department, StaffPosition position, DateOnly hiredOn,
        StaffPerformanceDb db, ICaller caller, IUserNames users, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var number = problems.Take("employeeNumber", PlainText.Parse(employeeNumber, FieldLengths.EmployeeNumber, "EMPLOYEE_NUMBER"));
        if (!await users.IsThereAsync(userId.Value, cancellationToken))
            problems.Add("userId", Text.Broken("USER_UNKNOWN"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var member = StaffMember.Hire(new(Guid.CreateVersion7()), userId, new(number, department, position, hiredOn), Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(member);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return member;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsOf(failure, nameof(StaffMember.EmployeeNumber)))
        {
            return new IUserError[] { new StaffMemberExistsError(Text.Of("EMPLOYEE_NUMBER_TAKEN"), "employeeNumber") };
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            return new IUserError[] { new StaffMemberExistsError(Text.Of("USER_EMPLOYED"), "userId") };
        }
    }

    /// <summary>Ends an employment. Evaluations that are open go on; no new ones begin.</summary>
    /// <param name="staffMemberId">The staff member.</param>
    /// <param name="leftOn">The last day at work: no day that is still to come in Asia/Shanghai.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The staff member.</returns>
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [return: GraphQLName("staffMember")]
    public static async Task<FieldResult<StaffMember>> EndStaffMemberAsync(
        StaffMemberId staffMemberId, DateOnly leftOn, int? expectedVersion, StaffPerformanceDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.Staff.SingleOrDefaultAsync(m => m.Id == staffMemberId, cancellationToken) is not { } member)
            return new[] { Missing.StaffMember(staffMemberId) };
        if (leftOn < member.HiredOn)
            return new IUserError[] { Text.Invalid("leftOn", "LEFT_BEFORE_HIRED", member.HiredOn) };
        if (leftOn > BusinessDay.DayAt(clock.GetUtcNow().UtcDateTime))
            return new IUserError[] { Text.Invalid("leftOn", "LEFT_TO_COME") };
        var error = ExpectedVersion.Check(member, expectedVersion)
            ?? (allowed.Refuse(StaffMemberActions.End, StaffMemberFacts.Of(member)) is [var refused, ..] ? refused : null)
            ?? member.End(leftOn, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : member;
    }
}
