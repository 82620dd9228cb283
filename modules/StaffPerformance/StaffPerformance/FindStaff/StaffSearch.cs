using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Persistence;

namespace StaffPerformance.FindStaff;

/// <summary>Finds staff by the beginning of their employee number (FE-08).</summary>
internal sealed class StaffSearch(StaffPerformanceDb db) : RowSearch("StaffMember", StaffPerformancePermissions.Read)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) => !text.MayBeNumber ? null
        : db.Staff.AsNoTracking().StartingWith(m => m.EmployeeNumber, text.Number).OrderBy(m => m.EmployeeNumber)
            .Select(m => new SearchHit(NodeId.Of(m.Id), m.EmployeeNumber, m.EmployeeNumber!, m.Status));
}
