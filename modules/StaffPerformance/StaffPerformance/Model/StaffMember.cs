using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>An employment of a user with the platform. Who leaves and comes back has another one.</summary>
internal sealed class StaffMember : Stateful<StaffStatus>, IHasTimeline
{
    private StaffMember()
    {
    }

    /// <summary>The staff member's id.</summary>
    public StaffMemberId Id { get; private init; }

    /// <summary>The user.</summary>
    public UserId UserId { get; private init; }

    /// <summary>The number that the staff member goes by; null once it is erased (ACC-03).</summary>
    public string? EmployeeNumber { get; private set; }

    /// <summary>The department.</summary>
    public StaffDepartment Department { get; private init; }

    /// <summary>The position, which decides the template of the evaluations (STF-03).</summary>
    public StaffPosition Position { get; private init; }

    /// <summary>The first day at work.</summary>
    public DateOnly HiredOn { get; private init; }

    /// <summary>The last day at work; null while employed.</summary>
    public DateOnly? LeftOn { get; private set; }

    protected override StateMachine<StaffStatus> Machine => StaffStates.Machine;

    protected override string Subject => Subjects.StaffMember();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Takes a user on.</summary>
    public static StaffMember Hire(StaffMemberId id, UserId user, StaffDetails details, Actor by, DateTime at)
    {
        var (number, department, position, hiredOn) = details;
        var member = new StaffMember { Id = id, UserId = user, EmployeeNumber = number, Department = department, Position = position, HiredOn = hiredOn };
        member.Start(StaffStatus.Active, by, at, null);
        return member;
    }

    /// <summary>Ends the employment.</summary>
    public IUserError? End(DateOnly lastDay, Actor by, DateTime at)
    {
        if (Move(StaffStatus.Left, by, at, null) is { } refused)
            return refused;
        LeftOn = lastDay;
        return null;
    }

    /// <summary>Lets go of the number that tells who it was (ACC-03).</summary>
    public void Erase() => EmployeeNumber = null;
}

/// <summary>What is known of a staff member.</summary>
internal sealed record StaffDetails(string EmployeeNumber, StaffDepartment Department, StaffPosition Position, DateOnly HiredOn);
