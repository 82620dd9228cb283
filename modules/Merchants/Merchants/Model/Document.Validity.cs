using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>From the approval on: the archive (DOC-15) and the end of its validity (DOC-25).</summary>
internal sealed partial class Document
{
    /// <summary>The last notice of its end that was given, in days before it; null before the first.</summary>
    [GraphQLIgnore]
    public int? ExpiryNotice { get; private set; }

    /// <summary>Puts the approved version into the archive.</summary>
    public IUserError? Archive(Actor by, DateTime at) =>
        DocumentActions.Archive.RefuseState(Status) is { } refused ? refused : Move(DocumentStatus.Archived, by, at, null);

    /// <summary>Leaves its place to another paper.</summary>
    public IUserError? Supersede(DocumentId successor, Actor by, DateTime at) => Move(DocumentStatus.Superseded, by, at, StepReason.Told("PAPER_SUPERSEDED", successor.Value));

    /// <summary>Tells that its end is near; false where this notice, or a later one, was given.</summary>
    /// <param name="notice">The notice, in days before the end.</param>
    /// <param name="daysLeft">How many days are left after today.</param>
    /// <param name="at">When (UTC).</param>
    public bool TellExpiry(int notice, int daysLeft, DateTime at)
    {
        if (ExpiryNotice <= notice || ValidUntil is not { } end)
            return false;
        ExpiryNotice = notice;
        Raise(new DocumentExpiryNear(Id, MerchantId, end, daysLeft), at);
        return true;
    }

    /// <summary>Ends its validity; false where it has not ended, or it is in force no more. What nobody has put into the archive yet goes there first.</summary>
    public bool Expire(bool isMandatory, DateTime at)
    {
        if (Status is not (DocumentStatus.Approved or DocumentStatus.Archived) || ValidUntil is not { } end || end >= BusinessDay.DayAt(at))
            return false;
        if (Status == DocumentStatus.Approved)
            Walk(Actor.System, at, (DocumentStatus.Archived, StepReason.Told("ARCHIVED_AT_ITS_END")));
        Walk(Actor.System, at, (DocumentStatus.Expired, StepReason.Told("VALIDITY_OVER", end.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
        Raise(new DocumentExpired(Id, MerchantId, end, isMandatory), at);
        return true;
    }
}
