using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>
/// An import of products from a file (CAT-19). Its rows are entered some at a time, each time together with the mark of how far it has come: whatever stops it in between, it goes on behind the
/// mark, and no row is entered twice.
/// </summary>
internal sealed class ProductImport : Stateful<ProductImportStatus>, IHasTimeline
{
    private ProductImport()
    {
    }

    /// <summary>The import's id.</summary>
    public ProductImportId Id { get; private init; }

    /// <summary>Whose products they become.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The name of the file, as it was handed in.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>How it is written.</summary>
    public ProductFileFormat Format { get; private init; }

    /// <summary>Whether its rows are only checked, and nothing is entered.</summary>
    public bool IsDryRun { get; private init; }

    /// <summary>When it was handed in (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>When it came to its end (UTC); null until then.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The number of the file's last row, its headers being row 1; null before it has begun.</summary>
    public int? LastRow { get; private set; }

    /// <summary>The number of the last row that was dealt with; 0 at the beginning.</summary>
    public int RowsDone { get; private set; }

    /// <summary>How many products were entered; in a dry run, would have been.</summary>
    public int Products { get; private set; }

    /// <summary>How many rows were not entered, since they or others of the same product are not good.</summary>
    public int FailedRows { get; private set; }

    /// <summary>How many problems were found; a row may have several.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>Why the file could not be read on, as a stable code; null otherwise.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>The file; null once it is not needed any more.</summary>
    [GraphQLIgnore]
    public string? Sha256 { get; private set; }

    /// <summary>The file of the problems; null where there is none.</summary>
    [GraphQLIgnore]
    public string? ProblemsSha256 { get; private set; }

    /// <summary>Who handed it in.</summary>
    [GraphQLIgnore]
    public Guid? RequestedById { get; private init; }

    protected override StateMachine<ProductImportStatus> Machine => ProductImportStates.Machine;

    protected override string Subject => Subjects.ProductImport();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Takes a file in.</summary>
    public static ProductImport TakeIn(ProductImportId id, MerchantId merchant, ProductFile file, bool isDryRun, Actor by, DateTime at)
    {
        var import = new ProductImport
        {
            Id = id, MerchantId = merchant, FileName = file.Name, Format = file.Format, Sha256 = file.Sha256, IsDryRun = isDryRun, RequestedAt = at, RequestedById = by.UserId,
        };
        import.Start(ProductImportStatus.Waiting, by, at, null);
        return import;
    }

    /// <summary>Begins, or begins a dry run anew, of which nothing was entered.</summary>
    public void Begin(int lastRow, DateTime at)
    {
        if (Status == ProductImportStatus.Waiting)
            Walk(Actor.System, at, (ProductImportStatus.Running, null));
        (LastRow, RowsDone, Products, FailedRows, ProblemCount) = (lastRow, 0, 0, 0, 0);
    }

    /// <summary>Notes how far it has come, with what was entered in the same transaction.</summary>
    public void Advance(int rowsDone, int products, int failedRows, int problems)
    {
        if (Status != ProductImportStatus.Running || rowsDone <= RowsDone)
            throw new InvalidOperationException($"The import {Id.Value} is {Status} at row {RowsDone}, and is to go on to {rowsDone}.");
        (RowsDone, Products, FailedRows, ProblemCount) = (rowsDone, Products + products, FailedRows + failedRows, ProblemCount + problems);
    }

    /// <summary>Comes to the end.</summary>
    /// <param name="problemsFile">The file of the problems; null where there are none.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="failure">The code of why the file could not be read on; null where it could.</param>
    /// <returns>The file that is not needed any more.</returns>
    public string? End(string? problemsFile, DateTime at, string? failure = null)
    {
        Walk(Actor.System, at, (failure is null ? ProductImportStatus.Done : ProductImportStatus.Failed, failure is null ? null : StepReason.Told(failure)));
        (ProblemsSha256, FailureCode) = (problemsFile, failure);
        return LetGo(at);
    }

    /// <summary>Ends it before its end.</summary>
    public IUserError? Cancel(Actor by, DateTime at, out string? released)
    {
        released = null;
        if ((ProductImportActions.Cancel.RefuseState(Status) ?? Move(ProductImportStatus.Cancelled, by, at, null)) is { } refused)
            return refused;
        released = LetGo(at);
        return null;
    }

    private string? LetGo(DateTime at)
    {
        Raise(new ProductImportEnded(Id, MerchantId, Products, FailedRows, Status == ProductImportStatus.Done), at);
        (var file, Sha256, EndedAt) = (Sha256, null, at);
        return file;
    }
}

/// <summary>A file that was handed in.</summary>
internal sealed record ProductFile(string Name, ProductFileFormat Format, string Sha256);

/// <summary>What is wrong with a row of a file (CAT-19).</summary>
[NotAudited]
internal sealed class ProductImportProblem
{
    /// <summary>The import.</summary>
    [GraphQLIgnore]
    public ProductImportId ImportId { get; init; }

    /// <summary>Its number among the import's problems.</summary>
    [GraphQLIgnore]
    public int Ordinal { get; init; }

    /// <summary>The row: its number in the file, the headers being row 1; of JSON Lines, the line.</summary>
    public int Row { get; init; }

    /// <summary>The column, as the file calls it; of JSON Lines, the path within the line. Null where the row as a whole is meant.</summary>
    public string? Column { get; init; }

    /// <summary>The stable name of the broken rule, in upper snake case.</summary>
    public string Rule { get; init; } = "";

    /// <summary>What is wrong, in English.</summary>
    [GraphQLIgnore]
    public string English { get; init; } = "";

    /// <summary>What is wrong, in Chinese.</summary>
    [GraphQLIgnore]
    public string Chinese { get; init; } = "";
}
