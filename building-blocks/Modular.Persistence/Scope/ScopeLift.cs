using Microsoft.Extensions.Logging;

namespace Modular.Persistence;

/// <summary>Why a caller is shown rows beyond the merchants in its scope (<see cref="ModuleDbContext.AcrossMerchants{TEntity}"/>).</summary>
/// <param name="Permission">The permission that allows it, which the caller must hold.</param>
/// <param name="Reason">What it is for, in words for whoever reads the audit.</param>
public sealed record ScopeLift(string Permission, string Reason);

/// <summary>Keeps who was shown whose rows, and why. Called before the rows are read.</summary>
public interface IScopeLiftRecorder
{
    /// <summary>Records one lift; if it throws, nothing is shown.</summary>
    /// <param name="db">The context of the caller that reads.</param>
    /// <param name="entity">Whose rows are read.</param>
    /// <param name="lift">By which permission, and why.</param>
    void Record(ModuleDbContext db, Type entity, ScopeLift lift);
}

/// <summary>Writes lifts to the log.</summary>
internal sealed partial class LoggedScopeLifts(ILogger<LoggedScopeLifts> logger) : IScopeLiftRecorder
{
    public void Record(ModuleDbContext db, Type entity, ScopeLift lift) =>
        Lifted(logger, db.Caller.UserId, db.Caller.Name, entity.Name, lift.Permission, lift.Reason);

    [LoggerMessage(LogLevel.Information, "The merchant scope was lifted for {User} ({Name}) reading {Entity} by {Permission}: {Reason}")]
    private static partial void Lifted(ILogger logger, Guid? user, string name, string entity, string permission, string reason);
}
