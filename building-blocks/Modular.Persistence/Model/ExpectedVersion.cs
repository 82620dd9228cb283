using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>
/// What a client says about the version that it has seen (a mutation's argument <c>expectedVersion</c>): whoever decides over an old
/// state is told so, however long ago it was read (FE-04). A change between this check and the save is found by the save.
/// </summary>
public static class ExpectedVersion
{
    /// <summary>The conflict where the row has another version than the client expects; null where it has not, or where the client does not say.</summary>
    public static EditConflictError? Check(IVersioned row, int? expectedVersion) =>
        expectedVersion is null || expectedVersion == row.Version ? null : EditConflictError.At(row.Version);
}
