using Merchants.Model;
using Merchants.Persistence;
using Modular.Kernel;

namespace Merchants.Reports;

/// <summary>Is told of what customers rightly said about credentials: errors that the reviews let pass (DOC-19, DOC-21).</summary>
internal interface IUpheldReports
{
    /// <summary>Notes one, in the save that answers it.</summary>
    /// <param name="db">The context that is saved afterwards.</param>
    /// <param name="report">What was upheld.</param>
    /// <param name="by">Who upheld it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task NoteAsync(MerchantsDb db, DocumentReport report, Actor by, DateTime at, CancellationToken cancellationToken);
}

/// <summary>Counts nothing, as long as nothing counts what the reviews let pass; the report itself keeps that it was upheld.</summary>
internal sealed class UncountedUpheldReports : IUpheldReports
{
    /// <inheritdoc/>
    public Task NoteAsync(MerchantsDb db, DocumentReport report, Actor by, DateTime at, CancellationToken cancellationToken) => Task.CompletedTask;
}
