using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A merchant's question to the platform, with the thread that comes of it (MER-05).</summary>
internal sealed class GuidanceTicket : Stateful<GuidanceTicketStatus>, IHasTimeline
{
    private GuidanceTicket()
    {
    }

    /// <summary>The question's id.</summary>
    public GuidanceTicketId Id { get; private init; }

    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What it is about, in a few words.</summary>
    public string Topic { get; private init; } = "";

    /// <summary>When it was asked first (UTC).</summary>
    public DateTime AskedAt { get; private init; }

    /// <summary>By when the answer should be there (UTC), in working time; null where none is waited for.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When it was answered last (UTC); null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>How many messages the thread has.</summary>
    public int MessageCount { get; private set; }

    protected override StateMachine<GuidanceTicketStatus> Machine => GuidanceTicketStates.Machine;

    protected override string Subject => Text.Of("SUBJECT_TICKET");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Asks; the question is the thread's first message.</summary>
    public static (GuidanceTicket Ticket, GuidanceMessage Question) Ask(MerchantId merchant, string topic, string question, DateTime dueAt, Actor by, DateTime at, GuidanceTicketId? id = null)
    {
        var ticket = new GuidanceTicket { Id = id ?? new(Guid.CreateVersion7()), MerchantId = merchant, Topic = topic, AskedAt = at, DueAt = dueAt };
        ticket.Start(GuidanceTicketStatus.Open, by, at, null);
        return (ticket, ticket.Say(question, false, by, at));
    }

    /// <summary>Answers.</summary>
    public IUserError? Answer(string words, Actor by, DateTime at, out GuidanceMessage? message)
    {
        message = null;
        if (Move(GuidanceTicketStatus.Answered, by, at, null) is { } refused)
            return refused;
        (DueAt, AnsweredAt) = (null, at);
        message = Say(words, true, by, at);
        return null;
    }

    /// <summary>Asks again, where the answer does not do.</summary>
    public IUserError? Reopen(string words, DateTime dueAt, Actor by, DateTime at, out GuidanceMessage? message)
    {
        message = null;
        if (Move(GuidanceTicketStatus.Open, by, at, null) is { } refused)
            return refused;
        DueAt = dueAt;
        message = Say(words, false, by, at);
        return null;
    }

    /// <summary>Closes it.</summary>
    public IUserError? Close(Actor by, DateTime at) => Move(GuidanceTicketStatus.Closed, by, at, null);

    private GuidanceMessage Say(string words, bool isAnswer, Actor by, DateTime at)
    {
        Raise(isAnswer ? new GuidanceAnswered(Id, MerchantId) : new GuidanceAsked(Id, MerchantId), at);
        return GuidanceMessage.Of(Id, ++MessageCount, isAnswer, words, by.Id, at);
    }
}

/// <summary>A message of a question's thread (MER-05). It never changes.</summary>
internal sealed class GuidanceMessage
{
    private GuidanceMessage()
    {
    }

    [GraphQLIgnore]
    public GuidanceTicketId TicketId { get; private init; }

    /// <summary>Its number in the thread, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>Whether the platform says it.</summary>
    public bool IsAnswer { get; private init; }

    [GraphQLIgnore]
    public SealedText Words { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>When it was said (UTC).</summary>
    public DateTime At { get; private init; }

    public static GuidanceMessage Of(GuidanceTicketId ticket, int ordinal, bool isAnswer, string words, Guid by, DateTime at) =>
        new() { TicketId = ticket, Ordinal = ordinal, IsAnswer = isAnswer, Words = SealedText.Of(words), ById = by, At = at };

    /// <summary>Lets go of the words (ACC-03).</summary>
    public void Erase() => Words = SealedText.Empty;
}
