using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>How far a service has come (CAT-02).</summary>
internal enum ServiceListingStatus
{
    /// <summary>Being written by its merchant.</summary>
    Draft,

    /// <summary>Handed in for review.</summary>
    Submitted,

    /// <summary>Given back with what to change.</summary>
    ChangesRequested,

    /// <summary>Refused for good.</summary>
    Rejected,

    /// <summary>May be listed.</summary>
    Approved,

    /// <summary>Offered.</summary>
    Listed,

    /// <summary>Offered no more by its merchant's wish; may be listed again.</summary>
    Delisted,
}

/// <summary>The moves of a service. An edit returns an approved one to review.</summary>
internal static class ServiceStates
{
    public static StateMachine<ServiceListingStatus> Machine { get; } = new(
        (ServiceListingStatus.Draft, ServiceListingStatus.Submitted),
        (ServiceListingStatus.Submitted, ServiceListingStatus.ChangesRequested),
        (ServiceListingStatus.Submitted, ServiceListingStatus.Rejected),
        (ServiceListingStatus.Submitted, ServiceListingStatus.Approved),
        (ServiceListingStatus.ChangesRequested, ServiceListingStatus.Submitted),
        (ServiceListingStatus.Approved, ServiceListingStatus.Listed),
        (ServiceListingStatus.Approved, ServiceListingStatus.Submitted),
        (ServiceListingStatus.Listed, ServiceListingStatus.Delisted),
        (ServiceListingStatus.Listed, ServiceListingStatus.Submitted),
        (ServiceListingStatus.Delisted, ServiceListingStatus.Listed),
        (ServiceListingStatus.Delisted, ServiceListingStatus.Submitted));

    /// <summary>The states after an approval.</summary>
    public static IReadOnlyList<ServiceListingStatus> Sellable { get; } = [ServiceListingStatus.Approved, ServiceListingStatus.Listed, ServiceListingStatus.Delisted];
}

/// <summary>What the rules about a service ask, seen from one person.</summary>
internal sealed class ServiceFacts : IStateFacts<ServiceListingStatus>, IMerchantFacts
{
    public required ServiceListingId Id { get; init; }

    public required ServiceListingStatus Status { get; init; }

    public required MerchantId MerchantId { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    public required string Title { get; init; }

    /// <summary>When it was handed in last, otherwise when it was entered (UTC).</summary>
    public required DateTime Since { get; init; }

    /// <summary>Whether the merchant may take orders.</summary>
    public required bool IsTrading { get; init; }

    /// <summary>Whether a mandatory paper of the merchant is out of date.</summary>
    public required bool PapersExpired { get; init; }

    /// <summary>Whether the person handed it in.</summary>
    public required bool IsSubmitter { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a service, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class ServiceActions
{
    private static readonly ActionGuard<ServiceFacts> NotTheSubmitter = new(
        f => f.IsSubmitter, _ => new SeparationOfDutiesError(Text.Of("SERVICE_REVIEWER_IS_SUBMITTER"), "REVIEWER_IS_SUBMITTER"));

    private static readonly ActionGuard<ServiceFacts> Trading = new(f => !f.IsTrading, _ => new MerchantNotTradingError(Text.Of("MERCHANT_NOT_TRADING")));

    private static readonly ActionGuard<ServiceFacts> ValidPapers = new(f => f.PapersExpired, _ => new MerchantPapersNotValidError(Text.Of("MERCHANT_PAPERS_NOT_VALID")));

    /// <summary>Changes what is said of it.</summary>
    public static StateAction<ServiceFacts, ServiceListingStatus> Edit { get; } = new(
        ServiceStates.Machine, Subjects.Service, "editService",
        [ServiceListingStatus.Draft, ServiceListingStatus.ChangesRequested, ServiceListingStatus.Approved, ServiceListingStatus.Listed, ServiceListingStatus.Delisted], null)
    {
        LeadsTo = f => ServiceStates.Sellable.Contains(f.Status) ? ServiceListingStatus.Submitted : f.Status,
    };

    /// <summary>Hands it in for review.</summary>
    public static StateAction<ServiceFacts, ServiceListingStatus> Submit { get; } = new(
        ServiceStates.Machine, Subjects.Service, "submitService", [ServiceListingStatus.Draft, ServiceListingStatus.ChangesRequested], ServiceListingStatus.Submitted);

    /// <summary>Lets it be listed.</summary>
    public static StateAction<ServiceFacts, ServiceListingStatus> Approve { get; } = Decide("approveService", ServiceListingStatus.Approved);

    /// <summary>Refuses it for good.</summary>
    public static StateAction<ServiceFacts, ServiceListingStatus> Reject { get; } = Decide("rejectService", ServiceListingStatus.Rejected);

    /// <summary>Gives it back with what to change.</summary>
    public static StateAction<ServiceFacts, ServiceListingStatus> RequestChanges { get; } = Decide("requestServiceChanges", ServiceListingStatus.ChangesRequested);

    /// <summary>Offers it.</summary>
    public static StateAction<ServiceFacts, ServiceListingStatus> List { get; } = new(
        ServiceStates.Machine, Subjects.Service, "listService", [ServiceListingStatus.Approved, ServiceListingStatus.Delisted], ServiceListingStatus.Listed) { Guards = [Trading, ValidPapers] };

    /// <summary>Offers it no more.</summary>
    public static StateAction<ServiceFacts, ServiceListingStatus> Delist { get; } =
        new(ServiceStates.Machine, Subjects.Service, "delistService", [ServiceListingStatus.Listed], ServiceListingStatus.Delisted);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ServiceFacts, ServiceListingStatus>> All { get; } = [Edit, Submit, Approve, Reject, RequestChanges, List, Delist];

    private static StateAction<ServiceFacts, ServiceListingStatus> Decide(string mutation, ServiceListingStatus to) =>
        new(ServiceStates.Machine, Subjects.Service, mutation, [ServiceListingStatus.Submitted], to) { Guards = [NotTheSubmitter] };
}
