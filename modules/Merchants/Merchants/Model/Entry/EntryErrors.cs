using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>An application cannot be approved while criteria for the entry are neither met nor waived (MER-01).</summary>
/// <param name="Message">Which, in words.</param>
/// <param name="Criteria">The codes of the criteria.</param>
internal sealed record EntryCriteriaNotMetError(string Message, IReadOnlyList<string> Criteria) : IUserError
{
    /// <summary><c>ENTRY_CRITERIA_NOT_MET</c>.</summary>
    public string Code => "ENTRY_CRITERIA_NOT_MET";
}

/// <summary>An application cannot be approved while the newest verification of a kind has failed (MER-03).</summary>
/// <param name="Message">What to do.</param>
internal sealed record VerificationFailedError(string Message) : IUserError
{
    /// <summary><c>VERIFICATION_FAILED</c>.</summary>
    public string Code => "VERIFICATION_FAILED";
}
