using Modular.GraphQL;

namespace Risk.Model;

/// <summary>A high or critical risk is not treated without a plan that answers its last assessment (RSK-03).</summary>
/// <param name="Message">What is missing.</param>
internal sealed record ResponsePlanRequiredError(string Message) : IUserError
{
    /// <summary><c>RESPONSE_PLAN_REQUIRED</c>.</summary>
    public string Code => "RESPONSE_PLAN_REQUIRED";
}
