using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Privacy;

/// <summary>Asking for a copy of one's data.</summary>
[MutationType]
internal static class DataExportMutations
{
    /// <summary>
    /// Has a copy made of all that the platform holds of the caller, as one JSON file for all modules (ACC-03). It is ready within a minute or two and is removed
    /// after some days; <c>myDataExport</c> tells how far it is. Asked again before it is ready, it answers with the one that is being made.
    /// </summary>
    /// <returns>The copy.</returns>
    [Authorize]
    [Error<TooManyAttemptsError>]
    [return: GraphQLName("export")]
    public static async Task<FieldResult<DataExport>> ExportMyDataAsync(
        AccountsDb db, ICaller caller, AttemptLimits<AccountsDb> limits, AccountsOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var id = new UserId(caller.UserId!.Value);
        if (await FindAsync(db, id, cancellationToken) is { } waiting)
            return waiting;
        if (await limits.TakeAsync(options.OfExports, id.Value.ToString(), cancellationToken) is { IsAllowed: false } tooMany)
            return new[] { Refusals.TooManyAttempts(tooMany.RetryAfter) };
        var export = db.Add(DataExport.Request(id, clock.GetUtcNow().UtcDateTime)).Entity;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return export;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // The caller has asked twice at this moment.
            db.ChangeTracker.Clear();
            return (await FindAsync(db, id, cancellationToken))!;
        }
    }

    private static Task<DataExport?> FindAsync(AccountsDb db, UserId user, CancellationToken cancellationToken) =>
        db.DataExports.SingleOrDefaultAsync(e => e.UserId == user && e.Status == DataExportStatus.Waiting, cancellationToken);
}

/// <summary>The copies that the caller has asked for.</summary>
[QueryType]
internal static class DataExportQueries
{
    /// <summary>A copy of the caller's own data; null where there is none of that id, or it is another's (ACC-03).</summary>
    /// <param name="id">The copy's id.</param>
    [Authorize]
    public static Task<DataExport?> GetMyDataExportAsync(DataExportId id, IDataLoader<DataExportId, DataExport> exports, CancellationToken cancellationToken) =>
        exports.LoadAsync(id, cancellationToken);

    /// <summary>The copies of the caller's own data, the newest first (ACC-03).</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<DataExport> GetMyDataExports(AccountsDb db) => db.DataExports.AsNoTracking().OrderByDescending(e => e.RequestedAt).ThenByDescending(e => e.Id);
}

/// <summary>The copy's field that is no column of it.</summary>
[ObjectType<DataExport>]
internal static class DataExportType
{
    /// <summary>A path on this host from which the copy can be downloaded for five minutes, by whoever has the path; null while there is no file (ACC-03).</summary>
    public static string? GetDownloadUrl([Parent(Requires = $"{nameof(DataExport.Id)} {nameof(DataExport.Sha256)}")] DataExport export, FileLinks links, ICaller caller) =>
        export.Sha256 is { } file ? links.PathOf(new(file, $"data-{export.Id.Value:N}.json", "application/json", caller.UserId)) : null;
}
