using Modular.GraphQL;

namespace StaffPerformance.Contracts;

/// <summary>Identifies an employment of a user with the platform.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("StaffMember")]
public readonly record struct StaffMemberId(Guid Value);
