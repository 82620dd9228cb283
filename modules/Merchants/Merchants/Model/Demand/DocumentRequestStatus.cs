using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Where a department's request for papers stands (DOC-01).</summary>
internal enum DocumentRequestStatus
{
    /// <summary>Asked; nobody collects yet.</summary>
    Open,

    /// <summary>Somebody was told to collect one of the papers.</summary>
    Collecting,

    /// <summary>All wanted papers are entered.</summary>
    Fulfilled,

    /// <summary>Wanted no more.</summary>
    Cancelled,
}

/// <summary>Where the collecting of one paper stands (DOC-03, DOC-05).</summary>
internal enum CollectionStatus
{
    /// <summary>The source is asked for it.</summary>
    Asked,

    /// <summary>The source has given a file that passed the check.</summary>
    Collected,

    /// <summary>The file went back to the source to be made better.</summary>
    ReturnedToSource,

    /// <summary>Entered into the paper system, where its reviews begin.</summary>
    Entered,

    /// <summary>Wanted no more.</summary>
    Cancelled,
}

/// <summary>Where a paper is collected from (DOC-03).</summary>
internal enum CollectionSource
{
    /// <summary>A department of the platform.</summary>
    Department,

    /// <summary>A partner of the platform or the merchant.</summary>
    Partner,

    /// <summary>The merchant itself.</summary>
    Merchant,
}

/// <summary>The moves of a request for papers.</summary>
internal static class DocumentRequestStates
{
    public static StateMachine<DocumentRequestStatus> Machine { get; } = new(
        (DocumentRequestStatus.Open, DocumentRequestStatus.Collecting),
        (DocumentRequestStatus.Open, DocumentRequestStatus.Cancelled),
        (DocumentRequestStatus.Collecting, DocumentRequestStatus.Fulfilled),
        (DocumentRequestStatus.Collecting, DocumentRequestStatus.Cancelled));
}

/// <summary>The moves of the collecting of one paper.</summary>
internal static class CollectionStates
{
    /// <summary>The states in which the source has it to give.</summary>
    public static IReadOnlyList<CollectionStatus> IsWithSource { get; } = [CollectionStatus.Asked, CollectionStatus.ReturnedToSource];

    public static StateMachine<CollectionStatus> Machine { get; } = new(
        (CollectionStatus.Asked, CollectionStatus.Collected),
        (CollectionStatus.Asked, CollectionStatus.Cancelled),
        (CollectionStatus.Collected, CollectionStatus.ReturnedToSource),
        (CollectionStatus.Collected, CollectionStatus.Entered),
        (CollectionStatus.Collected, CollectionStatus.Cancelled),
        (CollectionStatus.ReturnedToSource, CollectionStatus.Collected),
        (CollectionStatus.ReturnedToSource, CollectionStatus.Cancelled));
}
