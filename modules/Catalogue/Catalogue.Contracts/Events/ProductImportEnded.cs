using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>An import of products has come to the end of its file, or could not go on (CAT-19).</summary>
/// <param name="Import">The import.</param>
/// <param name="Merchant">Whose products they are.</param>
/// <param name="Products">How many products were entered; in a dry run, would have been.</param>
/// <param name="FailedRows">How many rows were not.</param>
/// <param name="IsDone">Whether it has come to the end.</param>
[Event("catalogue.product-import-ended")]
public sealed record ProductImportEnded(ProductImportId Import, MerchantId Merchant, int Products, int FailedRows, bool IsDone) : IEvent
{
    Guid IEvent.AggregateId => Import.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
