using Modular.Kernel;

namespace StaffPerformance.Demo;

/// <summary>How much is made (domain.md, section 7). Beside the assistants there is one staff member for each demo user who can be held responsible.</summary>
/// <param name="Assistants">Assistants; the first one is the demo user.</param>
/// <param name="Cycles">Months before this one with an evaluation of each assistant; this month's are open.</param>
/// <param name="Appeals">How many of these evaluations were appealed against; the newest appeal waits for its recheck.</param>
internal sealed record DemoPlan(int Assistants, int Cycles, int Appeals)
{
    /// <summary>The plan for an amount; null for none.</summary>
    public static DemoPlan? For(DemoData amount) => amount switch
    {
        DemoData.Small => new(5, 3, 2),
        DemoData.Full => new(40, 12, 15),
        _ => null,
    };
}
