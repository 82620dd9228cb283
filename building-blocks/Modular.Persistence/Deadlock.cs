using Npgsql;

namespace Modular.Persistence;

/// <summary>Tells that two who changed the same rows waited for each other and the database ended one of them; SQLite has one writer, so this is of PostgreSQL.</summary>
public static class Deadlock
{
    /// <summary>Whether the save was the one that was ended. Nothing of it was written.</summary>
    public static bool Is(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } || (failure.InnerException is { } inner && Is(inner));
}
