using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>In what a provider's statement and the payments here differ (ORD-12).</summary>
internal enum ReconciliationProblem
{
    /// <summary>The amounts or currencies differ.</summary>
    AmountDiffers,

    /// <summary>The provider has money of which nothing is booked here.</summary>
    MissingHere,

    /// <summary>Here money is booked that the provider does not name.</summary>
    MissingAtProvider,
}

/// <summary>How far somebody has come with it.</summary>
internal enum ReconciliationStatus
{
    /// <summary>Nobody has it yet.</summary>
    Open,

    /// <summary>Somebody looks at it.</summary>
    Assigned,

    /// <summary>It is settled.</summary>
    Resolved,
}

/// <summary>How it was settled.</summary>
internal enum ReconciliationResolution
{
    /// <summary>The provider has corrected what it said.</summary>
    ProviderCorrected,

    /// <summary>It was booked here afterwards.</summary>
    BookedHere,

    /// <summary>The money went back to who had paid it.</summary>
    GivenBack,

    /// <summary>The difference is borne.</summary>
    WrittenOff,
}

/// <summary>Something in which a provider's statement and the payments here differ, for finance to settle (ORD-12).</summary>
internal sealed class ReconciliationException : Stateful<ReconciliationStatus>, IHasTimeline
{
    private ReconciliationException()
    {
    }

    /// <summary>Its id.</summary>
    public ReconciliationExceptionId Id { get; private init; }

    /// <summary>The statement in which it was found.</summary>
    public ProviderStatementId StatementId { get; private init; }

    /// <summary>The provider's code.</summary>
    public string Provider { get; private init; } = "";

    /// <summary>The provider's name for the payment.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>In what they differ.</summary>
    public ReconciliationProblem Problem { get; private init; }

    /// <summary>The payment; of one that pays several orders, the first of its parts; null where there is none.</summary>
    public PaymentId? PaymentId { get; private init; }

    /// <summary>What is booked here, in minor units; null where nothing is.</summary>
    [GraphQLIgnore]
    public long? BookedAmount { get; private init; }

    /// <summary>The currency of that.</summary>
    [GraphQLIgnore]
    public string? BookedCurrency { get; private init; }

    /// <summary>What the statement says, in minor units; null where it says nothing.</summary>
    [GraphQLIgnore]
    public long? StatedAmount { get; private init; }

    /// <summary>The currency of that.</summary>
    [GraphQLIgnore]
    public string? StatedCurrency { get; private init; }

    /// <summary>When it was found (UTC).</summary>
    public DateTime FoundAt { get; private init; }

    /// <summary>Who looks at it, by id; null for nobody.</summary>
    [GraphQLIgnore]
    public Guid? AssigneeId { get; private set; }

    /// <summary>How it was settled; null until then.</summary>
    public ReconciliationResolution? Resolution { get; private set; }

    /// <summary>When it was settled (UTC); null until then.</summary>
    public DateTime? ResolvedAt { get; private set; }

    protected override StateMachine<ReconciliationStatus> Machine => ReconciliationActions.Machine;

    protected override string Subject => Subjects.ReconciliationException();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Notes a difference.</summary>
    /// <param name="of">The statement.</param>
    /// <param name="problem">In what they differ.</param>
    /// <param name="reference">The provider's name for the payment.</param>
    /// <param name="booked">The payments here, the parts of one that pays several orders; empty where there are none.</param>
    /// <param name="stated">The statement's row; null where there is none.</param>
    /// <param name="at">When (UTC).</param>
    public static ReconciliationException Of(ProviderStatement of, ReconciliationProblem problem, string reference, IReadOnlyList<Payment> booked, ProviderStatementRow? stated, DateTime at)
    {
        var found = new ReconciliationException
        {
            Id = new(Guid.CreateVersion7()), StatementId = of.Id, Provider = of.Provider, Reference = reference, Problem = problem, PaymentId = booked.Count > 0 ? booked[0].Id : null,
            BookedAmount = booked.Any(p => p.AmountReceived is not null) ? booked.Sum(p => p.AmountReceived) : null, BookedCurrency = booked.Count > 0 ? booked[0].CurrencyReceived : null,
            StatedAmount = stated?.Amount, StatedCurrency = stated?.Currency, FoundAt = at,
        };
        found.Start(ReconciliationStatus.Open, Actor.System, at, null);
        return found;
    }

    /// <summary>Gives it to somebody.</summary>
    public IUserError? Assign(Guid to, Actor by, DateTime at)
    {
        if (Status == ReconciliationStatus.Open && Move(ReconciliationStatus.Assigned, by, at, null) is { } refused)
            return refused;
        AssigneeId = to;
        return null;
    }

    /// <summary>Settles it.</summary>
    public IUserError? Resolve(ReconciliationResolution how, string words, Actor by, DateTime at)
    {
        if (Move(ReconciliationStatus.Resolved, by, at, StepReason.Chosen(how, words)) is { } refused)
            return refused;
        (Resolution, ResolvedAt) = (how, at);
        return null;
    }
}
