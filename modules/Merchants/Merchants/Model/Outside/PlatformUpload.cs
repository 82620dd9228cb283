using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>How far an upload has come (DOC-08).</summary>
internal enum PlatformUploadState
{
    /// <summary>On its way: the outside platform has not answered yet.</summary>
    Waiting,

    /// <summary>Through.</summary>
    Done,

    /// <summary>Refused by the outside platform.</summary>
    Refused,
}

/// <summary>The upload of one version of a paper to a platform (DOC-08): each version has its own, and that of a later version replaces the earlier one's copy (DOC-13).</summary>
internal sealed class PlatformUpload : IVersioned
{
    /// <summary>What this platform is called as a target.</summary>
    public const string ThisPlatform = "THIS_PLATFORM";

    private static readonly Backoff Wait = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30));

    private PlatformUpload()
    {
    }

    public PlatformUpload(DocumentId document, int number, string target, string? replaces, Actor by, DateTime at) =>
        (DocumentId, Number, Target, Replaces, ById, BegunAt, NextTryAt) = (document, number, target, replaces, by.Id, at, at);

    /// <summary>The paper.</summary>
    public DocumentId DocumentId { get; private init; }

    /// <summary>The number of its version.</summary>
    public int Number { get; private init; }

    /// <summary>The platform that it goes to, by its code; <c>THIS_PLATFORM</c> where no outside one is connected.</summary>
    public string Target { get; private init; } = "";

    /// <summary>Who uploaded it, by id.</summary>
    [GraphQLIgnore]
    public Guid ById { get; private init; }

    /// <summary>When the upload was begun (UTC).</summary>
    public DateTime BegunAt { get; private init; }

    /// <summary>When it was through (UTC); null before.</summary>
    public DateTime? UploadedAt { get; private set; }

    /// <summary>What the outside platform calls its copy; null before it is through, and on this platform.</summary>
    public string? ExternalRef { get; private set; }

    /// <summary>What the outside platform calls the copy of an earlier version, which this one replaces (DOC-13); null where there is none.</summary>
    public string? Replaces { get; private init; }

    /// <summary>How often the outside platform was asked without a usable answer.</summary>
    public int Tries { get; private set; }

    /// <summary>How far it has come.</summary>
    public PlatformUploadState State { get; private set; }

    /// <summary>When the outside platform is asked next (UTC); null where it need not be.</summary>
    public DateTime? NextTryAt { get; private set; }

    /// <summary>What the outside platform said when it refused, or what went wrong at the last try; encrypted, as it may name anybody.</summary>
    [GraphQLIgnore]
    public SealedText Failure { get; private set; } = SealedText.Empty;

    /// <summary>Counts the changes.</summary>
    [GraphQLIgnore]
    public int Version { get; private set; }

    /// <summary>The same paper and version are the same request, however often it is made.</summary>
    [GraphQLIgnore]
    public string IdempotencyKey => $"{DocumentId.Value:N}-{Number}";

    internal void Finish(string? externalRef, DateTime at) =>
        (State, ExternalRef, UploadedAt, NextTryAt, Failure) = (PlatformUploadState.Done, externalRef, at, null, SealedText.Empty);

    internal void Refuse(string words) => (State, NextTryAt, Failure) = (PlatformUploadState.Refused, null, SealedText.Of(words));

    /// <summary>Notes that there was no usable answer; it is asked the same again, but later.</summary>
    public void PutOff(string failure, TimeSpan? wanted, DateTime at)
    {
        var wait = Wait.After(++Tries);
        (NextTryAt, Failure) = (at + (wanted > wait ? wanted.Value : wait), SealedText.Of(failure));
    }

    /// <summary>Lets go of the platform's words (ACC-03); the record of the upload stays.</summary>
    public void Erase() => Failure = SealedText.Empty;
}
