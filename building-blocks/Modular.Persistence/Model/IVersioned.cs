namespace Modular.Persistence;

/// <summary>
/// The row carries a counter that grows with each change, so that two who read the same version cannot both write:
/// the second gets an <see cref="Modular.Kernel.EditConflictError"/> and nothing of his is written (FE-04).
/// </summary>
public interface IVersioned
{
    /// <summary>1 when the row is made, one more with each change.</summary>
    int Version { get; }
}
