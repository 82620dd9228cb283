using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>How far an alert has come (CAT-04).</summary>
internal enum StockAlertStatus
{
    /// <summary>Fewer can be sold than there should be, and nobody has taken note.</summary>
    Raised,

    /// <summary>Somebody sees to it.</summary>
    Acknowledged,

    /// <summary>There are enough again, or nobody wants to know any more.</summary>
    Cleared,
}

/// <summary>The moves of an alert.</summary>
internal static class StockAlertStates
{
    public static StateMachine<StockAlertStatus> Machine { get; } = new(
        (StockAlertStatus.Raised, StockAlertStatus.Acknowledged), (StockAlertStatus.Raised, StockAlertStatus.Cleared), (StockAlertStatus.Acknowledged, StockAlertStatus.Cleared));
}

/// <summary>
/// An alert that a variant runs short (CAT-04): raised once when fewer pieces can be sold than the merchant wants to have, and over only when there are clearly more again, so that a number that
/// moves about the limit does not call people again and again.
/// </summary>
internal sealed class StockAlert : Stateful<StockAlertStatus>, IHasTimeline
{
    private StockAlert()
    {
    }

    /// <summary>The alert's id.</summary>
    public StockAlertId Id { get; private init; }

    /// <summary>Whose goods.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The variant that runs short.</summary>
    public VariantId VariantId { get; private init; }

    /// <summary>How many pieces there should be at least, when it was raised.</summary>
    public int Threshold { get; private init; }

    /// <summary>How many could be sold then.</summary>
    public int AvailableThen { get; private init; }

    /// <summary>When it was raised (UTC).</summary>
    public DateTime RaisedAt { get; private init; }

    /// <summary>When it was over (UTC); null until then.</summary>
    public DateTime? ClearedAt { get; private set; }

    protected override StateMachine<StockAlertStatus> Machine => StockAlertStates.Machine;

    protected override string Subject => Subjects.StockAlert();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Raises one.</summary>
    public static StockAlert Raise(StockAlertId id, StockThreshold wanted, int available, DateTime at)
    {
        var alert = new StockAlert { Id = id, MerchantId = wanted.MerchantId, VariantId = wanted.VariantId, Threshold = wanted.Threshold, AvailableThen = available, RaisedAt = at };
        alert.Start(StockAlertStatus.Raised, Actor.System, at, null);
        alert.Raise(new StockRanLow(id, wanted.VariantId, wanted.MerchantId, available, wanted.Threshold), at);
        return alert;
    }

    /// <summary>Notes that somebody sees to it.</summary>
    public IUserError? Acknowledge(Actor by, DateTime at) =>
        StockAlertActions.Acknowledge.RefuseState(Status) ?? Move(StockAlertStatus.Acknowledged, by, at, null);

    /// <summary>Ends it.</summary>
    public void Clear(DateTime at)
    {
        Walk(Actor.System, at, (StockAlertStatus.Cleared, null));
        ClearedAt = at;
        Raise(new StockRecovered(Id, VariantId, MerchantId), at);
    }
}

/// <summary>How many pieces of a variant there should be at least (CAT-04); where there is none, nobody wants to be told.</summary>
internal sealed class StockThreshold : IVersioned
{
    /// <summary>The variant.</summary>
    public VariantId VariantId { get; init; }

    /// <summary>Whose it is.</summary>
    public MerchantId MerchantId { get; init; }

    /// <summary>How many pieces; 0 where nobody wants to be told any more.</summary>
    public int Threshold { get; set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }
}

/// <summary>What the rules about an alert ask.</summary>
internal sealed class StockAlertFacts : IStateFacts<StockAlertStatus>, IMerchantFacts
{
    public required StockAlertId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required StockAlertStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required DateTime RaisedAt { get; init; }

    public required string Sku { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with an alert (FE-01).</summary>
internal static class StockAlertActions
{
    /// <summary>Notes that somebody sees to it.</summary>
    public static StateAction<StockAlertFacts, StockAlertStatus> Acknowledge { get; } =
        new(StockAlertStates.Machine, Subjects.StockAlert, "acknowledgeStockAlert", [StockAlertStatus.Raised], StockAlertStatus.Acknowledged);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<StockAlertFacts, StockAlertStatus>> All { get; } = [Acknowledge];
}
