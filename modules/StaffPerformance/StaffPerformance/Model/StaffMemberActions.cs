using Modular.Kernel;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>What the rules about a staff member ask.</summary>
internal sealed class StaffMemberFacts : IStateFacts<StaffStatus>
{
    public required StaffMemberId Id { get; init; }

    public required StaffStatus Status { get; init; }

    public static StaffMemberFacts Of(StaffMember member) => new() { Id = member.Id, Status = member.Status };
}

/// <summary>What can be done with a staff member (FE-01): the one declaration for the mutation and <c>allowedActions</c>.</summary>
internal static class StaffMemberActions
{
    /// <summary>Ends the employment.</summary>
    public static StateAction<StaffMemberFacts, StaffStatus> End { get; } =
        new(StaffStates.Machine, Subjects.StaffMember, "endStaffMember", [StaffStatus.Active], StaffStatus.Left);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<StaffMemberFacts, StaffStatus>> All { get; } = [End];
}
