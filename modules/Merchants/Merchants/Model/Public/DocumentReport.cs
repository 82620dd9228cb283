using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>What a customer asks, reports or suggests about a merchant's credential (DOC-21). The merchant is not told who it was.</summary>
internal sealed class DocumentReport : Stateful<DocumentReportStatus>, IHasTimeline
{
    private DocumentReport()
    {
    }

    /// <summary>The report's id.</summary>
    public DocumentReportId Id { get; private init; }

    /// <summary>The number that people call it by: the day, then eight characters.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The merchant whose credential it is about; null for those who do not see the merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The merchant's name at that time.</summary>
    public string MerchantName { get; private init; } = "";

    /// <summary>What kind of word it is.</summary>
    public DocumentReportKind Kind { get; private init; }

    /// <summary>The kind of credential; null where none in particular is meant.</summary>
    public DocumentType? CredentialType { get; private init; }

    /// <summary>The customer's words; encrypted, as they may speak of people.</summary>
    public SealedText Words { get; private set; } = SealedText.Empty;

    /// <summary>Who says it.</summary>
    [GraphQLIgnore]
    public Guid ReporterId { get; private init; }

    /// <summary>When it was said (UTC).</summary>
    public DateTime ReportedAt { get; private init; }

    /// <summary>What the customer was answered; null before.</summary>
    public string? Answer { get; private set; }

    /// <summary>Whether the credential was found to be wrong; null before the answer.</summary>
    public bool? IsUpheld { get; private set; }

    /// <summary>When it was answered (UTC); null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    protected override StateMachine<DocumentReportStatus> Machine => DocumentReportStates.Machine;

    protected override string Subject => Subjects.DocumentReport();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>A customer says something.</summary>
    public static DocumentReport Receive(DocumentReportId id, MerchantId merchant, string merchantName, DocumentReportKind kind, DocumentType? credential, string words, Actor by, DateTime at)
    {
        var report = new DocumentReport
        {
            Id = id, Number = ReadableNumber.Of(id.Value, at), MerchantId = merchant, MerchantName = merchantName, Kind = kind, CredentialType = credential, Words = SealedText.Of(words),
            ReporterId = by.Id, ReportedAt = at,
        };
        report.Start(DocumentReportStatus.Received, by, at, null);
        report.Raise(new DocumentReported(id, merchant), at);
        return report;
    }

    /// <summary>Takes it up.</summary>
    public IUserError? Investigate(Actor by, DateTime at) => Move(DocumentReportStatus.Investigating, by, at, null);

    /// <summary>Answers it, with what was found.</summary>
    public IUserError? Conclude(bool isUpheld, string answer, Actor by, DateTime at)
    {
        if (Move(DocumentReportStatus.Answered, by, at, null) is { } refused)
            return refused;
        (IsUpheld, Answer, AnsweredAt) = (isUpheld, answer, at);
        Raise(new DocumentReportAnswered(Id, MerchantId, isUpheld), at);
        return null;
    }

    /// <summary>Lets go of the customer's words (ACC-03); what was found stays.</summary>
    public void Erase() => Words = SealedText.Empty;
}
