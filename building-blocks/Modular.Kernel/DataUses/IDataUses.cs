namespace Modular.Kernel;

/// <summary>
/// Knows for which purposes, and on which legal ground, personal data may be used (ACC-06). The module that keeps the register implements it; where none does,
/// nothing is in force, and so no sensitive value is shown.
/// </summary>
public interface IDataUses
{
    /// <summary>The purpose that is in force now, for a user; null where there is none of that code.</summary>
    /// <param name="code">The purpose's code.</param>
    /// <param name="userId">Who wants to use data for it.</param>
    /// <param name="cancellationToken">Reaches the database command.</param>
    Task<DataUseInForce?> FindAsync(string code, Guid userId, CancellationToken cancellationToken);
}

/// <summary>A purpose for which personal data may be used now (ACC-06).</summary>
/// <param name="Code">The code.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="IsAcknowledged">Whether the user has acknowledged this version.</param>
public sealed record DataUseInForce(string Code, int Version, bool IsAcknowledged)
{
    /// <summary>What is wrong with a code of which nothing is in force.</summary>
    public static Violation Missing => Text.Broken("DATA_USE_NOT_IN_FORCE");
}
