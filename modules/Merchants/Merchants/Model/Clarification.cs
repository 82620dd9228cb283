using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A question about a paper, and the answer (DOC-11). While it is open the time of the review stands still: from its asking to its end.</summary>
internal sealed class Clarification
{
    private Clarification()
    {
    }

    [GraphQLIgnore]
    public DocumentId DocumentId { get; private init; }

    /// <summary>Its number among those of the paper, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>The version of the paper that it is about.</summary>
    public int VersionNumber { get; private init; }

    [GraphQLIgnore]
    public SealedText Question { get; private set; } = SealedText.Empty;

    /// <summary>The team that is asked; null where the uploader's side is.</summary>
    public ReviewTeamId? TeamId { get; private init; }

    [GraphQLIgnore]
    public Guid AskedById { get; private init; }

    /// <summary>When it was asked (UTC): from then on the time of the review stands still.</summary>
    public DateTime AskedAt { get; private init; }

    [GraphQLIgnore]
    public SealedText Answer { get; private set; } = SealedText.Empty;

    /// <summary>Whether it was answered.</summary>
    public bool IsAnswered { get; private set; }

    [GraphQLIgnore]
    public Guid? EndedById { get; private set; }

    /// <summary>When it was answered, or the reviewer went on without an answer (UTC): from then on the time of the review runs again; null while it is open.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Asks.</summary>
    public static Clarification Ask(DocumentId document, int ordinal, int version, string question, ReviewTeamId? team, Actor by, DateTime at) => new()
    {
        DocumentId = document, Ordinal = ordinal, VersionNumber = version, Question = SealedText.Of(question), TeamId = team, AskedById = by.Id, AskedAt = at,
    };

    /// <summary>Answers it, or ends it without an answer.</summary>
    public void End(string? answer, Actor by, DateTime at)
    {
        if (EndedAt is not null)
            throw new InvalidOperationException("A question has one end.");
        (Answer, IsAnswered, EndedById, EndedAt) = (answer is null ? SealedText.Empty : SealedText.Of(answer), answer is not null, by.Id, at);
    }

    /// <summary>Lets go of the words (ACC-03); who asked and answered when stays.</summary>
    public void Erase() => (Question, Answer) = (SealedText.Empty, SealedText.Empty);
}
