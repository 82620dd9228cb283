namespace Modular.Persistence;

/// <summary>The rows of one module's database that hold sensitive values.</summary>
public interface ISensitiveRows
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Looks whether the keys that rows are sealed under are there; reads the columns, but opens only a few values.</summary>
    /// <returns>What is wrong, in words; null where nothing is.</returns>
    Task<string?> FindMissingKeyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Seals all values anew that lie under older keys, under the newest, with their blind indexes, some hundred rows a transaction. Others
    /// may read and write meanwhile; what was done stays done where it is stopped. What cannot be opened is left as it is.
    /// </summary>
    Task<RotatedValues> RotateAsync(CancellationToken cancellationToken);
}

/// <summary>What a rotation did to one module's rows.</summary>
/// <param name="Rows">How many rows were sealed anew.</param>
/// <param name="Damaged">The values that could not be opened: table and column, and the row's key.</param>
public sealed record RotatedValues(int Rows, IReadOnlyList<string> Damaged);
