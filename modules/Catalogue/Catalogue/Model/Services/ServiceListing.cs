using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>A service that a merchant offers beside its goods, with content, price and standard (CAT-02). It has no stock.</summary>
internal sealed class ServiceListing : Stateful<ServiceListingStatus>, IHasTimeline
{
    private ServiceListing()
    {
    }

    /// <summary>The service's id.</summary>
    public ServiceListingId Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What it is called, at most 120 characters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What is done, at most 4000 characters.</summary>
    public string Content { get; private set; } = "";

    /// <summary>By which standard it is done, against which a buyer may hold it; at most 2000 characters.</summary>
    public string Standard { get; private set; } = "";

    /// <summary>The category's code, one below <c>services</c> (CAT-06).</summary>
    public string Category { get; private set; } = "";

    /// <summary>What one of it is, such as 次 or 小时.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>The price of one, in minor units.</summary>
    [GraphQLIgnore]
    public long PriceAmount { get; private set; }

    /// <summary>The currency of the price, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private set; } = "";

    /// <summary>When it was entered (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was handed in last (UTC); null before that.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>When it was listed last (UTC); null before that.</summary>
    public DateTime? ListedAt { get; private set; }

    /// <summary>The reviewer's words to the merchant: why it was refused, or what to change; null where there are none.</summary>
    public string? ReviewerComment { get; private set; }

    /// <summary>Who handed it in last, and does not review it.</summary>
    [GraphQLIgnore]
    public Guid? SubmitterId { get; private set; }

    protected override StateMachine<ServiceListingStatus> Machine => ServiceStates.Machine;

    protected override string Subject => Subjects.Service();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Enters a service, to be handed in later.</summary>
    public static ServiceListing Enter(ServiceListingId id, MerchantId merchant, ServiceDetails details, Actor by, DateTime at)
    {
        var service = new ServiceListing { Id = id, MerchantId = merchant, CreatedAt = at };
        service.Say(details);
        service.Start(ServiceListingStatus.Draft, by, at, null);
        return service;
    }

    /// <summary>Changes what is said of it, its price too; one that was approved goes to review again.</summary>
    public IUserError? Edit(ServiceDetails details, Actor by, DateTime at)
    {
        if (ServiceActions.Edit.RefuseState(Status) is { } refused)
            return refused;
        var isNew = details != new ServiceDetails(Title, Content, Standard, Category, Unit, PriceAmount, Currency);
        Say(details);
        if (isNew && ServiceStates.Sellable.Contains(Status))
            HandIn(by, at, StepReason.Told("EDITED_AFTER_APPROVAL"));
        return null;
    }

    /// <summary>Hands it in for review.</summary>
    public IUserError? Submit(Actor by, DateTime at)
    {
        if (ServiceActions.Submit.RefuseState(Status) is { } refused)
            return refused;
        HandIn(by, at, null);
        return null;
    }

    /// <summary>Lets it be listed.</summary>
    public IUserError? Approve(Actor by, DateTime at) => Decide(ServiceActions.Approve, ServiceListingStatus.Approved, null, by, at);

    /// <summary>Refuses it for good.</summary>
    public IUserError? Reject(string text, Actor by, DateTime at) => Decide(ServiceActions.Reject, ServiceListingStatus.Rejected, text, by, at);

    /// <summary>Gives it back with what to change.</summary>
    public IUserError? RequestChanges(string text, Actor by, DateTime at) => Decide(ServiceActions.RequestChanges, ServiceListingStatus.ChangesRequested, text, by, at);

    /// <summary>Offers it.</summary>
    public IUserError? List(Actor by, DateTime at)
    {
        if (Take(ServiceActions.List, ServiceListingStatus.Listed, null, by, at) is { } refused)
            return refused;
        ListedAt = at;
        return null;
    }

    /// <summary>Offers it no more.</summary>
    public IUserError? Delist(Actor by, DateTime at) => Take(ServiceActions.Delist, ServiceListingStatus.Delisted, null, by, at);

    private void Say(ServiceDetails details) => (Title, Content, Standard, Category, Unit, PriceAmount, Currency) = details;

    private void HandIn(Actor by, DateTime at, StepReason? reason)
    {
        Walk(by, at, (ServiceListingStatus.Submitted, reason));
        (SubmittedAt, SubmitterId, ReviewerComment) = (at, by.UserId, null);
        Tell(at);
    }

    private IllegalTransitionError? Decide(StateAction<ServiceFacts, ServiceListingStatus> action, ServiceListingStatus to, string? comment, Actor by, DateTime at)
    {
        if (Take(action, to, comment, by, at) is { } refused)
            return refused;
        ReviewerComment = comment;
        return null;
    }

    private IllegalTransitionError? Take(StateAction<ServiceFacts, ServiceListingStatus> action, ServiceListingStatus to, string? reason, Actor by, DateTime at)
    {
        if ((action.RefuseState(Status) ?? Move(to, by, at, reason)) is { } refused)
            return refused;
        Tell(at);
        return null;
    }

    private void Tell(DateTime at) => Raise(new ServiceListingChanged(Id, MerchantId, StateName.Of(Status)), at);
}

/// <summary>What a merchant says of a service; every part has passed its checks.</summary>
internal sealed record ServiceDetails(string Title, string Content, string Standard, string Category, string Unit, long Price, string Currency);
