using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Persistence;

namespace StaffPerformance.FindStaff;

/// <summary>Finds staff by the beginning of their employee number (FE-08).</summary>
internal sealed class StaffSearch(StaffPerformanceDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("StaffMember", StaffPerformancePermissions.Read);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        if (!text.MayBeNumber)
            return [];
        var found = await db.Staff.AsNoTracking().StartingWith(m => m.EmployeeNumber, text.Number).OrderBy(m => m.EmployeeNumber).Take(count)
            .Select(m => new { m.Id, m.EmployeeNumber, m.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(m => new SearchHit(NodeId.Of(m.Id), m.EmployeeNumber, m.EmployeeNumber!, m.Status))];
    }
}
