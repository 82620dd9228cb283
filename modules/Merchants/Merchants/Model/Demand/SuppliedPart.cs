using Merchants.Contracts;
using Merchants.Files;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>What was handed in for a part that was asked for (DOC-27): a file, words, or both.</summary>
internal sealed class SuppliedPart
{
    private SuppliedPart()
    {
    }

    /// <summary>A part that was just handed in.</summary>
    public SuppliedPart(SupplementRequestId supplement, int number, SubmittedFile? file, string? words, Actor by, DateTime at)
    {
        SupplementId = supplement;
        Number = number;
        Words = SealedText.Of(words);
        FileName = SealedText.Of(file?.Name);
        (Format, Sha256, Length) = (file?.Inspected.Format, file?.Stored.Sha256, file?.Stored.Length);
        SuppliedById = by.Id;
        SuppliedAt = at;
    }

    /// <summary>The request that it answers.</summary>
    [GraphQLIgnore]
    public SupplementRequestId SupplementId { get; private init; }

    /// <summary>Which answer it is, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The words; encrypted, as they may speak of people.</summary>
    public SealedText Words { get; private set; } = SealedText.Empty;

    /// <summary>The file's name; encrypted, since files are named after people.</summary>
    public SealedText FileName { get; private set; } = SealedText.Empty;

    /// <summary>The file's format, by content; null without a file.</summary>
    public FileFormat? Format { get; private init; }

    /// <summary>The file's length in bytes; null without a file.</summary>
    public long? Length { get; private init; }

    /// <summary>The SHA-256 of the file, 64 lower-case hexadecimal digits; null without a file.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>Who handed it in.</summary>
    [GraphQLIgnore]
    public Guid SuppliedById { get; private init; }

    /// <summary>When it was handed in (UTC).</summary>
    public DateTime SuppliedAt { get; private init; }

    /// <summary>When file and words were erased with the data of the person whose they are (UTC, ACC-03); null while they are there.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>Lets go of file, name and words (ACC-03).</summary>
    internal void Erase(DateTime at) => (FileName, Words, ErasedAt) = (SealedText.Empty, SealedText.Empty, ErasedAt ?? at);
}
