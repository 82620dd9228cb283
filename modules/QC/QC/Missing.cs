using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;

namespace QC;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Standard(QualityStandardId id) => new NotFoundError(Text.Of("STANDARD_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Inspection(InspectionId id) => new NotFoundError(Text.Of("INSPECTION_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Finding(FindingId id) => new NotFoundError(Text.Of("FINDING_NOT_FOUND"), NodeId.Of(id).ToString());
}
