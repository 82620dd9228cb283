using Modular.GraphQL;

namespace QC.Model;

/// <summary>Nobody inspects what belongs to a merchant for whom he or she acts (QC-16).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record OwnMerchantInspectedError(string Message) : IUserError
{
    /// <summary><c>OWN_MERCHANT_INSPECTED</c>.</summary>
    public string Code => "OWN_MERCHANT_INSPECTED";
}

/// <summary>Nobody rechecks or waives what was found at a merchant for whom he or she acts (QC-16).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record OwnMerchantFindingError(string Message) : IUserError
{
    /// <summary><c>OWN_MERCHANT_FINDING</c>.</summary>
    public string Code => "OWN_MERCHANT_FINDING";
}

/// <summary>Only whoever has taken an inspection goes on with it.</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record NotInspectorError(string Message) : IUserError
{
    /// <summary><c>NOT_INSPECTOR</c>.</summary>
    public string Code => "NOT_INSPECTOR";
}

/// <summary>An inspection is not handed in while an item of its checklist is unanswered.</summary>
/// <param name="Message">The rule in words.</param>
/// <param name="Unanswered">How many items have no answer.</param>
internal sealed record ChecklistIncompleteError(string Message, int Unanswered) : IUserError
{
    /// <summary><c>CHECKLIST_INCOMPLETE</c>.</summary>
    public string Code => "CHECKLIST_INCOMPLETE";
}

/// <summary>Only whoever is to mend a fault does this (QC-10).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record NotFindingOwnerError(string Message) : IUserError
{
    /// <summary><c>NOT_FINDING_OWNER</c>.</summary>
    public string Code => "NOT_FINDING_OWNER";
}

/// <summary>Nothing can be drawn: no product is listed, or no standard is in force.</summary>
/// <param name="Message">What is missing.</param>
internal sealed record NothingToSampleError(string Message) : IUserError
{
    /// <summary><c>NOTHING_TO_SAMPLE</c>.</summary>
    public string Code => "NOTHING_TO_SAMPLE";
}
