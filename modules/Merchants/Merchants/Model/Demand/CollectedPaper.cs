using Merchants.Contracts;
using Merchants.Files;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A file that a source has given (DOC-03), and why it went back where it did (DOC-05).</summary>
internal sealed class CollectedPaper
{
    private CollectedPaper()
    {
    }

    /// <summary>A file that was just given.</summary>
    public CollectedPaper(CollectionTaskId task, int number, SubmittedFile file, Actor by, DateTime at)
    {
        TaskId = task;
        Number = number;
        FileName = SealedText.Of(file.Name);
        (Format, PixelWidth, PixelHeight) = file.Inspected;
        (Sha256, Length) = (file.Stored.Sha256, file.Stored.Length);
        CollectedById = by.Id;
        CollectedAt = at;
    }

    /// <summary>The collecting that it belongs to.</summary>
    [GraphQLIgnore]
    public CollectionTaskId TaskId { get; private init; }

    /// <summary>Which of the source's files it is, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The file's name as the source had it; encrypted, since files are named after people.</summary>
    public SealedText FileName { get; private set; } = SealedText.Empty;

    /// <summary>The file's format, by content.</summary>
    public FileFormat Format { get; private init; }

    /// <summary>The image's width in pixels; null where it is none.</summary>
    public int? PixelWidth { get; private init; }

    /// <summary>The image's height in pixels; null where it is none.</summary>
    public int? PixelHeight { get; private init; }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; private init; }

    /// <summary>The SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Who recorded it.</summary>
    [GraphQLIgnore]
    public Guid CollectedById { get; private init; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime CollectedAt { get; private init; }

    /// <summary>When it went back to the source (UTC, DOC-05); null where it did not.</summary>
    public DateTime? ReturnedAt { get; private set; }

    /// <summary>Why it went back; null where it did not.</summary>
    public RejectionReason? ReturnReason { get; private set; }

    /// <summary>The words to the source; null where it did not go back.</summary>
    public string? ReturnText { get; private set; }

    /// <summary>When file and name were erased with the data of the person whose paper it is (UTC, ACC-03); null while they are there.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>The file, as it was recorded.</summary>
    internal SubmittedFile ToSubmitted() => new(FileName.Open(), new(Format, PixelWidth, PixelHeight), new(Sha256, Length));

    internal void Return(Rejection why, DateTime at) => (ReturnedAt, ReturnReason, ReturnText) = (at, why.Reason, why.Text);

    /// <summary>Lets go of the file and its name (ACC-03).</summary>
    internal void Erase(DateTime at) => (FileName, ErasedAt) = (SealedText.Empty, ErasedAt ?? at);
}
