using Modular.GraphQL;

namespace Modular.Persistence;

/// <summary>Reading and verifying audit trails.</summary>
[QueryType]
internal static class AuditQueries
{
    /// <summary>
    /// Who did what in a module, and when: each change of each object, each time that the bounds between merchants were lifted or a sensitive
    /// value was revealed; the newest first. An unknown module is answered with the error UNKNOWN_MODULE.
    /// </summary>
    /// <param name="module">The module's name, for example <c>Merchants</c>.</param>
    [Authorize(AuditPermissions.Read)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(AuditRow.At), nameof(AuditRow.ActorId), nameof(AuditRow.What), nameof(AuditRow.Key), nameof(AuditRow.Action), nameof(AuditRow.CorrelationId), nameof(AuditRow.Position)])]
    [UseSorting(Properties = [nameof(AuditRow.At), nameof(AuditRow.Position)])]
    public static IQueryable<AuditRow> GetAuditTrail(string module, AuditTrails trails) => trails.RowsOf(module).OrderByDescending(r => r.Id);

    /// <summary>
    /// Which sensitive values of a module's objects were shown, to whom, why and for which purpose, the newest first (ACC-06, DOC-23): of all, of one
    /// object, to one user, for one purpose. An unknown module is answered with the error UNKNOWN_MODULE.
    /// </summary>
    /// <param name="module">The module's name, for example <c>Merchants</c>.</param>
    /// <param name="subjectId">The object whose values were shown; left out, any.</param>
    /// <param name="userId">The user whom they were shown to; left out, any.</param>
    /// <param name="dataUse">The purpose by its code; left out, any.</param>
    [Authorize(AuditPermissions.Read)]
    [UsePaging]
    public static IQueryable<AuditRow> GetReveals(string module, AuditTrails trails, [ID] string? subjectId = null, [ID("User")] Guid? userId = null, string? dataUse = null)
    {
        var reveals = trails.RowsOf(module).Where(r => r.Action == AuditAction.Revealed);
        if (subjectId is not null)
        {
            // What is no id is the id of nothing.
            var (what, key) = NodeId.TryParse(subjectId, out var subject) ? (subject.TypeName, subject.Value.ToString()) : ("", "");
            reveals = reveals.Where(r => r.What == what && r.Key == key);
        }

        if (userId is { } user)
            reveals = reveals.Where(r => r.ActorId == user);
        if (dataUse is not null && RevealedValue.MarkOf(dataUse) is var mark)
            reveals = reveals.Where(r => r.After != null && r.After.Contains(mark));
        return reveals.OrderByDescending(r => r.Id);
    }

    /// <summary>
    /// Reads a module's whole audit trail and tells whether it is what was written. It takes time in proportion to the rows, about a second for
    /// some ten thousand. An unknown module is answered with the error UNKNOWN_MODULE.
    /// </summary>
    /// <param name="module">The module's name, for example <c>Merchants</c>.</param>
    [Authorize(AuditPermissions.Verify)]
    public static Task<AuditVerification> VerifyAuditAsync(string module, AuditTrails trails, CancellationToken cancellationToken) =>
        trails.Of(module).VerifyAsync(cancellationToken);
}
