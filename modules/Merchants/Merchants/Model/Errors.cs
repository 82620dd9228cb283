using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>An application for this unified social credit code is open already, or a merchant has it. Whose it is, is not told.</summary>
/// <param name="Message">What to do.</param>
internal sealed record UsccTakenError(string Message) : IUserError
{
    /// <summary><c>USCC_TAKEN</c>.</summary>
    public string Code => "USCC_TAKEN";
}

/// <summary>An application cannot be approved before all mandatory papers are.</summary>
/// <param name="Message">What is missing, in words.</param>
/// <param name="MissingTypes">The mandatory kinds without an approved paper.</param>
internal sealed record MandatoryPapersMissingError(string Message, IReadOnlyList<DocumentType> MissingTypes) : IUserError
{
    /// <summary><c>MANDATORY_PAPERS_MISSING</c>.</summary>
    public string Code => "MANDATORY_PAPERS_MISSING";
}

/// <summary>The caller may not sign for this side.</summary>
/// <param name="Message">Who may.</param>
/// <param name="Party">The side.</param>
internal sealed record NotASignatoryError(string Message, AgreementParty Party) : IUserError
{
    /// <summary><c>NOT_A_SIGNATORY</c>.</summary>
    public string Code => "NOT_A_SIGNATORY";
}

/// <summary>A mandatory paper of the merchant is out of date, and none has taken its place (DOC-25).</summary>
/// <param name="Message">What to do.</param>
internal sealed record MerchantPapersExpiredError(string Message) : IUserError
{
    /// <summary><c>MERCHANT_PAPERS_EXPIRED</c>.</summary>
    public string Code => "MERCHANT_PAPERS_EXPIRED";
}

/// <summary>The question about the paper was asked of somebody else (DOC-11).</summary>
/// <param name="Message">Who answers.</param>
internal sealed record NotAskedError(string Message) : IUserError
{
    /// <summary><c>NOT_ASKED</c>.</summary>
    public string Code => "NOT_ASKED";
}

/// <summary>Only whoever handed in or reviewed the paper raises a dispute over it (DOC-18).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record NotOfOneSideError(string Message) : IUserError
{
    /// <summary><c>NOT_OF_ONE_SIDE</c>.</summary>
    public string Code => "NOT_OF_ONE_SIDE";
}

/// <summary>A dispute over the paper is open already; another one is raised when it is resolved (DOC-18).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record DisputeOpenError(string Message) : IUserError
{
    /// <summary><c>DISPUTE_OPEN</c>.</summary>
    public string Code => "DISPUTE_OPEN";
}

/// <summary>What is asked for waits for the outside platform already: an upload (DOC-08), or a report (DOC-24).</summary>
/// <param name="Message">What to do.</param>
/// <param name="Since">Since when it waits (UTC).</param>
internal sealed record UnderWayError(string Message, DateTime Since) : IUserError
{
    /// <summary><c>UNDER_WAY</c>.</summary>
    public string Code => "UNDER_WAY";
}

/// <summary>The check before the upload keeps the paper back (DOC-07); nothing was changed.</summary>
/// <param name="Message">Which items, in words.</param>
/// <param name="Failed">The codes of the items that were answered with no.</param>
/// <param name="Unanswered">The codes of the items that were not answered.</param>
internal sealed record UploadCheckFailedError(string Message, IReadOnlyList<string> Failed, IReadOnlyList<string> Unanswered) : IUserError
{
    /// <summary><c>UPLOAD_CHECK_FAILED</c>.</summary>
    public string Code => "UPLOAD_CHECK_FAILED";
}

/// <summary>A customer has said as much about credentials as is taken in a day (DOC-21).</summary>
/// <param name="Message">When to try again.</param>
/// <param name="RetryAfterSeconds">In how many seconds more is taken.</param>
internal sealed record TooManyReportsError(string Message, int RetryAfterSeconds) : IUserError
{
    /// <summary><c>TOO_MANY_REPORTS</c>.</summary>
    public string Code => "TOO_MANY_REPORTS";
}
