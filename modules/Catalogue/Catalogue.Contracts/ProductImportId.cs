using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies an import of products from a file (CAT-19).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ProductImport")]
public readonly record struct ProductImportId(Guid Value);
