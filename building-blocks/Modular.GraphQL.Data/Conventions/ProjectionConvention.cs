using Modular.GraphQL.Building;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>
/// Checks where <see cref="UseProjectionAttribute"/> stands. What runs the query, such as paging, makes the projection: only there
/// is it known what else must be read.
/// </summary>
internal sealed class ProjectionConvention : IFieldConvention
{
    /// <inheritdoc/>
    public int Order => 200;

    /// <inheritdoc/>
    public void Apply(FieldDraft field, SchemaDrafting drafting)
    {
        if (field.Member?.IsDefined(typeof(UseProjectionAttribute), true) == true
            && QueryField.ElementOf(field, "UseProjection", drafting) is not null && field.IsUnboundedQuery)
            drafting.Report(field, "[UseProjection] stands on a field whose query nobody runs.", "Add [UsePaging].");
    }
}
