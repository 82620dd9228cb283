using Modular.GraphQL;

namespace StaffPerformance.Model;

/// <summary>Only the staff member does this, with an evaluation of his or her own (STF-14, STF-17).</summary>
/// <param name="Message">Who does it.</param>
internal sealed record NotOwnEvaluationError(string Message) : IUserError
{
    /// <summary><c>NOT_OWN_EVALUATION</c>.</summary>
    public string Code => "NOT_OWN_EVALUATION";
}

/// <summary>Nobody scores, calculates, publishes, rechecks, finalises or adjusts his or her own performance.</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record OwnEvaluationError(string Message) : IUserError
{
    /// <summary><c>OWN_EVALUATION</c>.</summary>
    public string Code => "OWN_EVALUATION";
}

/// <summary>An evaluation is neither scored nor calculated before its month is over (STF-13).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record MonthNotOverError(string Message) : IUserError
{
    /// <summary><c>MONTH_NOT_OVER</c>.</summary>
    public string Code => "MONTH_NOT_OVER";
}

/// <summary>A panel member scores an evaluation once.</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record AlreadyScoredError(string Message) : IUserError
{
    /// <summary><c>ALREADY_SCORED</c>.</summary>
    public string Code => "ALREADY_SCORED";
}

/// <summary>An evaluation is not calculated before somebody of the panel has scored it.</summary>
/// <param name="Message">What is missing.</param>
internal sealed record PanelScoreMissingError(string Message) : IUserError
{
    /// <summary><c>PANEL_SCORE_MISSING</c>.</summary>
    public string Code => "PANEL_SCORE_MISSING";
}

/// <summary>The time for an appeal is over (STF-17).</summary>
/// <param name="Message">The rule in words.</param>
/// <param name="Until">When it was over (UTC).</param>
internal sealed record AppealWindowOverError(string Message, DateTime Until) : IUserError
{
    /// <summary><c>APPEAL_WINDOW_OVER</c>.</summary>
    public string Code => "APPEAL_WINDOW_OVER";
}

/// <summary>An appeal is rechecked by somebody who has neither scored nor published the evaluation (STF-17).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record RecheckerTookPartError(string Message) : IUserError
{
    /// <summary><c>RECHECKER_TOOK_PART</c>.</summary>
    public string Code => "RECHECKER_TOOK_PART";
}

/// <summary>The user is employed already, or somebody has that employee number.</summary>
/// <param name="Message">What is taken.</param>
/// <param name="Field">The field of the input: <c>userId</c> or <c>employeeNumber</c>.</param>
internal sealed record StaffMemberExistsError(string Message, string Field) : IUserError
{
    /// <summary><c>STAFF_MEMBER_EXISTS</c>.</summary>
    public string Code => "STAFF_MEMBER_EXISTS";
}
