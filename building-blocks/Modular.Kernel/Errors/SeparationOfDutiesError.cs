using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>A person may not decide on what they took part in before (DOC-17).</summary>
/// <param name="Message">The rule in words.</param>
/// <param name="Rule">The stable name of the rule, in upper snake case: REVIEWER_IS_UPLOADER, APPROVER_IS_MAKER and the like.</param>
public sealed record SeparationOfDutiesError(string Message, string Rule) : IUserError
{
    /// <summary><c>SEPARATION_OF_DUTIES</c>.</summary>
    public string Code => "SEPARATION_OF_DUTIES";
}
