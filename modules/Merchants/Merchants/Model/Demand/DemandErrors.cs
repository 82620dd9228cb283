using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>Nobody was told to collect the paper, so it is not known from whom.</summary>
/// <param name="Message">What to do first.</param>
internal sealed record CollectionNotAssignedError(string Message) : IUserError
{
    /// <summary><c>COLLECTION_NOT_ASSIGNED</c>.</summary>
    public string Code => "COLLECTION_NOT_ASSIGNED";
}

/// <summary>An application is not approved while a part that a reviewer asked for is missing or not accepted (DOC-27).</summary>
/// <param name="Message">What to do first.</param>
/// <param name="Count">How many such requests are open.</param>
internal sealed record SupplementOpenError(string Message, int Count) : IUserError
{
    /// <summary><c>SUPPLEMENT_OPEN</c>.</summary>
    public string Code => "SUPPLEMENT_OPEN";
}
