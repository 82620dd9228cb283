using Modular.Kernel;
using StaffPerformance.Model;

namespace StaffPerformance.Demo;

/// <summary>Makes staff and templates through the model, so that demo data can be nothing that the product would refuse. The same seed and day give the same data.</summary>
internal sealed class DemoStaff(DemoPlan plan, DateTime asOf, DemoSource source)
{
    private static readonly Actor HumanResources = new(DemoUsers.HumanResources.Id);

    // Whom an inspection may hold responsible (QC-14).
    private static readonly (DemoUser User, StaffDepartment Department, StaffPosition Position)[] Others =
    [
        (DemoUsers.Uploader, StaffDepartment.MerchantPapers, StaffPosition.Uploader),
        (DemoUsers.Reviewer, StaffDepartment.MerchantPapers, StaffPosition.Reviewer),
        (DemoUsers.Reviewer2, StaffDepartment.MerchantPapers, StaffPosition.Reviewer),
        (DemoUsers.Inspector, StaffDepartment.QualityControl, StaffPosition.Inspector),
        (DemoUsers.Fulfilment, StaffDepartment.Operations, StaffPosition.Fulfilment),
        (DemoUsers.Finance, StaffDepartment.Finance, StaffPosition.Finance),
    ];

    /// <summary>Published before the first of the months begins (STF-31).</summary>
    private DateTime Beginning => EvaluationPeriod.At(asOf).Plus(-plan.Cycles).StartsAt.AddDays(-20);

    /// <summary>The templates, one published for each position.</summary>
    public IReadOnlyDictionary<StaffPosition, KpiTemplate> Templates()
    {
        var templates = DemoTemplates.Draft(source, HumanResources, Beginning);
        foreach (var template in templates.Values)
            DemoSource.Must(template.Publish(HumanResources, Beginning.AddDays(2)));
        return templates;
    }

    /// <summary>The staff: assistants first, then one for each of the demo users who do other work.</summary>
    public IReadOnlyList<StaffMember> Staff() =>
    [
        .. Enumerable.Range(0, plan.Assistants).Select(i => Hire(i, i == 0 ? DemoUsers.Assistant.Id : source.Id(Beginning), StaffDepartment.LiveStreaming, StaffPosition.Assistant)),
        .. Others.Select((o, i) => Hire(plan.Assistants + i, o.User.Id, o.Department, o.Position)),
    ];

    private StaffMember Hire(int index, Guid user, StaffDepartment department, StaffPosition position)
    {
        var hired = Beginning.AddDays(-source.Random.Next(1, 900));
        return StaffMember.Hire(new(source.Id(hired)), new(user), new($"E{index + 1:D4}", department, position, DateOnly.FromDateTime(hired)), HumanResources, hired);
    }
}
