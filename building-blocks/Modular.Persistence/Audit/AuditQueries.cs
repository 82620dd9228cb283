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
    /// Reads a module's whole audit trail and tells whether it is what was written. It takes time in proportion to the rows, about a second for
    /// some ten thousand. An unknown module is answered with the error UNKNOWN_MODULE.
    /// </summary>
    /// <param name="module">The module's name, for example <c>Merchants</c>.</param>
    [Authorize(AuditPermissions.Verify)]
    public static Task<AuditVerification> VerifyAuditAsync(string module, AuditTrails trails, CancellationToken cancellationToken) =>
        trails.Of(module).VerifyAsync(cancellationToken);
}
