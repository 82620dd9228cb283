using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>What the rules about an import ask.</summary>
internal sealed class ProductImportFacts : IStateFacts<ProductImportStatus>, IMerchantFacts
{
    public required ProductImportId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required ProductImportStatus Status { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;

    /// <summary>The facts about an import that was read.</summary>
    public static ProductImportFacts Of(ProductImport import) => new() { Id = import.Id, MerchantId = import.MerchantId, Status = import.Status };
}

/// <summary>What can be done with an import (FE-01).</summary>
internal static class ProductImportActions
{
    /// <summary>Ends it before its end.</summary>
    public static StateAction<ProductImportFacts, ProductImportStatus> Cancel { get; } = new(
        ProductImportStates.Machine, Subjects.ProductImport, "cancelProductImport", [ProductImportStatus.Waiting, ProductImportStatus.Running], ProductImportStatus.Cancelled);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ProductImportFacts, ProductImportStatus>> All { get; } = [Cancel];
}
