using Modular.Kernel;

namespace QC.Demo;

/// <summary>How much is made (domain.md, section 7).</summary>
/// <param name="Weeks">Draws of the week, this week's with them.</param>
/// <param name="PastFaults">Critical faults of the past, all at their end: no other module is told of them.</param>
/// <param name="LiveFaults">Critical faults that stand now, with all that other modules do because of them; few, since each suspends a product.</param>
internal sealed record DemoPlan(int Weeks, int PastFaults, int LiveFaults)
{
    /// <summary>The plan for an amount; null for none.</summary>
    public static DemoPlan? For(DemoData amount) => amount switch
    {
        DemoData.Small => new(6, 1, 1),
        DemoData.Full => new(52, 6, 2),
        _ => null,
    };
}
