using Modular.GraphQL;

namespace Accounts.Contracts;

/// <summary>Identifies the erasure of a user's data (ACC-03).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Erasure")]
public readonly record struct ErasureId(Guid Value);

/// <summary>Identifies a copy of a user's data that the user has asked for (ACC-03).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("DataExport")]
public readonly record struct DataExportId(Guid Value);
